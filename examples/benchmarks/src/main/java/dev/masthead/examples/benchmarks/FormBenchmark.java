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
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.PropertyValue;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.DataBinder;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;

/**
 * What it costs to take a posted form of 2 KB: decoded, bound and validated, and bound and validated alone; beside
 * Spring's own parts for the same form, and beside what somebody would write by hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FormBenchmark {

    /** Which of the five forms. */
    @Param({"contact", "advertise"})
    public String form = "contact";

    private byte[] body = {};
    private Map<String, List<String>> values = Map.of();
    private ReaderValues readerValues = ReaderValues.none();
    private final FormHttpMessageConverter springDecoder = new FormHttpMessageConverter();

    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final ConfigurableWebBindingInitializer springBinding = springBinding();
    private final Map<String, MethodParameter> springParameters = springParameters();
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

    /** All of them must take the post: who refuses early is fast. */
    @Setup
    public void allAccept() throws IOException {
        body = SamplePost.body(form);
        values = SamplePost.decoded(body);
        readerValues = ReaderValues.of(values);
        if (!masthead().isEmpty() || springBean() != 0 || !floor() || body.length < 1_900 || body.length > 2_300) {
            throw new IllegalStateException("The post is refused, or of " + body.length + " bytes");
        }
    }

    /** Masthead: decoded, bound, validated. */
    @Benchmark
    public List<?> masthead() {
        return intake.check(form, ReaderValues.of(SamplePost.decoded(body)));
    }

    /** Masthead: bound and validated. */
    @Benchmark
    public List<?> mastheadBindAndValidate() {
        return intake.check(form, readerValues);
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

    /** As Spring MVC sets its binders up. */
    private ConfigurableWebBindingInitializer springBinding() {
        ConfigurableWebBindingInitializer binding = new ConfigurableWebBindingInitializer();
        binding.setConversionService(new DefaultFormattingConversionService());
        binding.setValidator(new SpringValidatorAdapter(validators.getValidator()));
        return binding;
    }

    /** The steps of Spring MVC's own resolver of model attributes. */
    private int springErrors(Map<String, ? extends List<?>> fields) {
        WebDataBinder binder = new WebDataBinder(null, form);
        binder.setTargetType(ResolvableType.forMethodParameter(Objects.requireNonNull(springParameters.get(form))));
        springBinding.initBinder(binder);
        MutablePropertyValues properties = new MutablePropertyValues();
        fields.forEach((name, all) -> properties.add(name, all.get(0)));
        binder.construct(new Values(properties));
        binder.bind(properties);
        binder.validate();
        return binder.getBindingResult().getErrorCount();
    }

    /** Methods of a controller. */
    private static Map<String, MethodParameter> springParameters() {
        try {
            Method contact = FormBenchmark.class.getDeclaredMethod("postContact", ContactBean.class);
            Method advertise = FormBenchmark.class.getDeclaredMethod("postAdvertise", AdvertiseBean.class);
            return Map.of("contact", new MethodParameter(contact, 0), "advertise", new MethodParameter(advertise, 0));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    void postContact(ContactBean bean) {}

    void postAdvertise(AdvertiseBean bean) {}

    /** What Spring's constructor of beans asks. */
    private record Values(MutablePropertyValues properties) implements DataBinder.ValueResolver {

        @Override
        public @Nullable Object resolveValue(String name, Class<?> type) {
            return properties.get(name);
        }

        @Override
        public Set<String> getNames() {
            return properties.stream().map(PropertyValue::getName).collect(Collectors.toSet());
        }
    }

    /** By hand: decoded, checked. */
    @Benchmark
    public boolean floor() {
        return HandWritten.isValid(form, body);
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
