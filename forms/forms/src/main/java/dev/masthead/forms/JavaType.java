package dev.masthead.forms;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How an answer becomes a Java value, and back.
 *
 * @param field the usual kind of field
 * @param needsValue whether there is no value that means "left empty", so that a field is required unless optional
 * @param toJava of an answer that is not empty, but for texts, ticks and choices
 * @param fromJava the answer
 */
record JavaType(
        FieldType field, boolean needsValue, Function<Answer, Object> toJava, Function<Object, Answer> fromJava) {

    private static final Map<Class<?>, JavaType> PLAIN = Map.of(
            String.class, new JavaType(FieldType.TEXT, false, Answer::text, JavaType::text),
            URI.class, required(FieldType.URL, URI::create),
            LocalDate.class, required(FieldType.DATE, LocalDate::parse),
            int.class, number(text -> new BigDecimal(text).intValueExact()),
            Integer.class, number(text -> new BigDecimal(text).intValueExact()),
            long.class, number(text -> new BigDecimal(text).longValueExact()),
            Long.class, number(text -> new BigDecimal(text).longValueExact()),
            BigDecimal.class, number(BigDecimal::new),
            boolean.class,
                    new JavaType(
                            FieldType.CHECKBOX,
                            false,
                            answer -> ((Answer.Tick) answer).ticked(),
                            value -> new Answer.Tick((Boolean) value)));

    /** Of a class that is no enum and no collection. */
    static Optional<JavaType> of(Class<?> type) {
        return Optional.ofNullable(PLAIN.get(type));
    }

    /** One constant of an enum. */
    static JavaType constant(Map<String, Object> byValue) {
        Map<Object, String> values = inverse(byValue);
        return new JavaType(
                FieldType.SELECT,
                true,
                answer -> one(byValue, answer.text()),
                constant -> new Answer.Text(one(values, constant)));
    }

    /** A set of constants, in their order. */
    static JavaType constants(Map<String, Object> byValue) {
        Map<Object, String> values = inverse(byValue);
        return new JavaType(
                FieldType.MULTI_SELECT,
                false,
                answer -> {
                    Set<Object> chosen = new LinkedHashSet<>();
                    answer.all().forEach(value -> chosen.add(one(byValue, value)));
                    return Collections.unmodifiableSet(chosen);
                },
                set -> new Answer.Choices(((Set<?>) set)
                        .stream().map(constant -> one(values, constant)).toList()));
    }

    /** The same, empty when it was left empty. */
    JavaType optional() {
        return new JavaType(
                field,
                false,
                answer -> answer.all().isEmpty() ? Optional.empty() : Optional.of(toJava.apply(answer)),
                value -> ((Optional<?>) value).<Answer>map(fromJava).orElseGet(() -> new Answer.Text("")));
    }

    private static JavaType required(FieldType field, Function<String, Object> parse) {
        return new JavaType(field, true, answer -> parse.apply(answer.text()), JavaType::text);
    }

    private static Answer text(Object value) {
        return new Answer.Text(String.valueOf(value));
    }

    private static JavaType number(Function<String, Object> parse) {
        return new JavaType(
                FieldType.NUMBER,
                true,
                answer -> parse.apply(answer.text()),
                value -> new Answer.Text(new BigDecimal(String.valueOf(value)).toPlainString()));
    }

    private static <K, V> Map<V, K> inverse(Map<K, V> map) {
        Map<V, K> inverse = new java.util.HashMap<>();
        map.forEach((key, value) -> inverse.put(value, key));
        return Map.copyOf(inverse);
    }

    private static <K, V> V one(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow(() -> new IllegalStateException("Not one of the choices"));
    }

    /** Whole numbers only. */
    static boolean isWhole(Class<?> type) {
        return List.of(int.class, Integer.class, long.class, Long.class).contains(type);
    }
}
