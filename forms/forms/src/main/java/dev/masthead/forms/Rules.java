package dev.masthead.forms;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a form says of several fields: conditions, and rules between them. */
final class Rules {

    private final Form form;
    private final Map<String, Answer> answers;
    private final Messages messages;
    private final Map<String, Violation> found = new LinkedHashMap<>();

    private Rules(Form form, Map<String, Answer> answers) {
        this.form = form;
        this.answers = answers;
        this.messages = form.messages();
    }

    /** By field: one violation each at most. Fields without an answer, because it was refused, are not looked at. */
    static Map<String, Violation> violations(Form form, Map<String, Answer> answers) {
        Rules rules = new Rules(form, answers);
        form.fields().forEach(rules::asked);
        form.rules().forEach(rules::hold);
        return rules.found;
    }

    private void asked(Field field) {
        Answer answer = answers.get(field.name());
        boolean missing = answer instanceof Answer.Tick tick
                ? !tick.ticked()
                : answer != null && answer.all().isEmpty();
        if (missing && field.required() && isNoConstraint(field) && isAskedFor(field)) {
            String code = field.consent().isPresent() ? Violation.CONSENT : Violation.REQUIRED;
            found.put(field.name(), messages.violation(field, code));
        }
    }

    /** What no constraint of a record's component requires: a consent, and what is required at times. */
    private static boolean isNoConstraint(Field field) {
        return field.condition().isPresent() || field.consent().isPresent();
    }

    private boolean isAskedFor(Field field) {
        return field.condition().isEmpty() || isMet(field.condition().get());
    }

    private boolean isMet(Condition condition) {
        Answer answer = answers.get(condition.field());
        return answer != null
                && form.field(condition.field())
                        .filter(other -> condition.isMetBy(other, answer) && isAskedFor(other))
                        .isPresent();
    }

    private void hold(Rule rule) {
        if (!answers.keySet().containsAll(rule.fields()) || !isOfUse(rule)) {
            return;
        }
        List<Answer> all = rule.fields().stream()
                .map(name -> Objects.requireNonNull(answers.get(name), name))
                .toList();
        if (holds(rule, all)) {
            return;
        }
        found.computeIfAbsent(rule.field(), name -> violation(rule));
    }

    private Violation violation(Rule rule) {
        Field field = form.field(rule.field()).orElseThrow();
        String code = rule.kind().key();
        String message = rule.message()
                .orElseGet(() -> messages.violation(field, code, others(rule)).message());
        return new Violation(field.name(), code, message, marked(rule));
    }

    /** The fields beside the first that a reader could fill in instead. */
    private List<String> marked(Rule rule) {
        return rule.fields().stream()
                .skip(1)
                .filter(name -> rule.kind() == Rule.Kind.ANY_OF)
                .filter(name -> form.field(name)
                        .filter(field -> field.type() != FieldType.HIDDEN)
                        .isPresent())
                .toList();
    }

    /** What a reader was not asked for is not compared, and cannot be the one answer of several. */
    private boolean isOfUse(Rule rule) {
        Stream<Field> fields = rule.fields().stream().flatMap(name -> form.field(name).stream());
        return rule.kind() == Rule.Kind.ANY_OF ? fields.anyMatch(this::isAskedFor) : fields.allMatch(this::isAskedFor);
    }

    private boolean holds(Rule rule, List<Answer> all) {
        return switch (rule.kind()) {
            case SAME_AS -> isSame(rule, all.get(0).text(), all.get(1).text());
            case ANY_OF -> all.stream().anyMatch(Rules::isGiven);
            case NOT_BEFORE ->
                all.get(0).text().isEmpty()
                        || all.get(1).text().isEmpty()
                        || compare(all.get(0).text(), all.get(1).text()) >= 0;
        };
    }

    /** Numbers are the same however many decimals their kinds have. */
    private boolean isSame(Rule rule, String first, String second) {
        boolean numbers = rule.fields().stream()
                .allMatch(name -> form.field(name)
                        .filter(field -> field.type().isNumber())
                        .isPresent());
        boolean given = !first.isEmpty() && !second.isEmpty();
        return (numbers && given) ? compare(first, second) == 0 : first.equals(second);
    }

    private static boolean isGiven(Answer answer) {
        return answer instanceof Answer.Tick tick
                ? tick.ticked()
                : !answer.all().isEmpty();
    }

    private int compare(String first, String second) {
        Optional<BigDecimal> number = Decimals.parse(first);
        return number.isPresent() ? number.get().compareTo(new BigDecimal(second)) : first.compareTo(second);
    }

    private String others(Rule rule) {
        List<String> labels = rule.fields().stream()
                .skip(1)
                .map(name -> form.field(name).map(form::labelOf).orElse(name))
                .toList();
        return messages.listed(labels);
    }
}
