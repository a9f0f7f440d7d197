package dev.masthead.examples.benchmarks;

import dev.masthead.core.MemoryStorage;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.bind.WebDataBinder;

/**
 * What it costs to take a posted contact form of 2 KB: decoded, bound and validated, and bound and validated alone; beside
 * Spring's own parts for the same form, and beside what somebody would write by hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FormBenchmark {

    private static final String SENTENCE =
            "The ferry that you wrote about – the “Heron” – still runs, every night.\r\n";
    private static final MethodHandle DECODE = decoder();

    private final Map<String, String> posted = posted();
    private final byte[] body = posted.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.US_ASCII);
    private final Map<String, List<String>> values = listed(posted);
    private final ReaderValues readerValues = ReaderValues.of(values);
    private final FormHttpMessageConverter springDecoder = new FormHttpMessageConverter();

    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final SpringValidatorAdapter springValidator = new SpringValidatorAdapter(validators.getValidator());
    private final Intake intake = Intake.builder(
                    new MemoryStorage().open(StoreSettings.none(), List.of(Submissions.COLLECTION)),
                    Forms.standard(),
                    ServerSecret.of(new byte[32]),
                    validators.getValidator())
            .build();

    /** Made by JMH. */
    public FormBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(FormBenchmark.class.getName()).build()).run();
    }

    private static Map<String, String> posted() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Zoë Ångström");
        fields.put("email", "zoe.angstrom@example.org");
        fields.put("phone", "+44 20 7946 0000");
        fields.put("topic", "question");
        fields.put("message", SENTENCE.repeat(19));
        return fields;
    }

    private static Map<String, List<String>> listed(Map<String, String> posted) {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        posted.forEach((name, value) -> listed.put(name, List.of(value)));
        return listed;
    }

    /** The server's own decoder is not published; on the class path it can be reached. */
    private static MethodHandle decoder() {
        try {
            Method read = Class.forName("dev.masthead.web.UrlEncodedForm").getDeclaredMethod("read", byte[].class, int.class);
            read.setAccessible(true);
            return MethodHandles.lookup().unreflect(read);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The decoder has moved", e);
        }
    }

    /** All of them must take the post: who refuses early is fast. */
    @Setup
    public void allAccept() throws Throwable {
        if (!masthead().isEmpty() || springBean() != 0 || !floor() || body.length < 1_900 || body.length > 2_300) {
            throw new IllegalStateException("The post is refused, or of " + body.length + " bytes");
        }
    }

    /** Masthead: decoded, bound, validated. */
    @Benchmark
    @SuppressWarnings("unchecked")
    public List<?> masthead() throws Throwable {
        return intake.check("contact", ReaderValues.of((Map<String, List<String>>) DECODE.invokeExact(body, 100)));
    }

    /** Masthead: bound and validated. */
    @Benchmark
    public List<?> mastheadBindAndValidate() {
        return intake.check("contact", readerValues);
    }

    /** Spring: decoded, bound to a bean, validated. */
    @Benchmark
    public int springBean() throws IOException {
        MultiValueMap<String, ?> decoded = springDecoder.read(null, new Message(body));
        return springErrors(decoded);
    }

    /** Spring: bound to a bean and validated. */
    @Benchmark
    public int springBeanBindAndValidate() {
        return springErrors(values);
    }

    private int springErrors(Map<String, ? extends List<?>> fields) {
        WebDataBinder binder = new WebDataBinder(new ContactBean(), "contact");
        binder.setValidator(springValidator);
        MutablePropertyValues properties = new MutablePropertyValues();
        fields.forEach((name, all) -> properties.add(name, all.get(0)));
        binder.bind(properties);
        binder.validate();
        return binder.getBindingResult().getErrorCount();
    }

    /** By hand: decoded, checked. */
    @Benchmark
    public boolean floor() {
        return HandWritten.isValid(body);
    }

    /** A request of Spring's. */
    private static final class Message implements HttpInputMessage {

        private final byte[] bytes;

        Message(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            return headers;
        }
    }
}
