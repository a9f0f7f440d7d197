package dev.masthead.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds what is wrong with a definition before a reader does: all of it at once. */
final class FormLint {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}(?:[.][A-Za-z][A-Za-z0-9_-]{0,59})?");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final int MOST_FIELDS = 90;
    private static final int MOST_CHOICES = 1_000;

    /** A matcher may take the square of the length, and a place on the stack for each character. */
    static final int MOST_FOR_A_PATTERN = 2_000;

    /** In a browser a field hides what its form's element calls by the same name, and the page's script calls these. */
    private static final Set<String> OF_THE_ELEMENT = Set.of(
            "addEventListener",
            "appendChild",
            "ariaBusy",
            "classList",
            "closest",
            "elements",
            "getAttribute",
            "hidden",
            "matches",
            "parentElement",
            "prepend",
            "querySelector",
            "querySelectorAll",
            "requestSubmit",
            "reset");

    private final Definition form;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Field> known = new LinkedHashMap<>();
    private final ConditionLint conditions = new ConditionLint(known, findings);

    private FormLint(Definition form) {
        this.form = form;
    }

    /**
     * Passes a sound definition.
     *
     * @throws IllegalArgumentException that lists everything that is wrong, and how to mend it
     */
    static void check(Definition form) {
        FormLint lint = new FormLint(form);
        lint.whole();
        lint.names(form.elements());
        form.elements().forEach(lint::element);
        form.rules().forEach(lint::rule);
        if (lint.findings.isEmpty()) {
            lint.translations();
        }
        if (!lint.findings.isEmpty()) {
            throw new IllegalArgumentException(
                    capital(form.source()) + " is not a form: " + String.join("; ", lint.findings));
        }
    }

    private void translations() {
        Set<String> keys = Translation.keys(form);
        form.texts()
                .forEach((tag, texts) -> texts.keySet().stream()
                        .filter(key -> !keys.contains(key))
                        .forEach(key -> findings.add("its texts in '" + tag + "' have '" + key
                                + "', which nothing in the form is worded by; known are " + String.join(", ", keys))));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void whole() {
        expect(
                ID.matcher(form.id()).matches(),
                "its id '" + form.id() + "' is not lower-case letters, digits and hyphens, a letter first");
        expect(Invisible.hasVisible(form.version()), "it has no version: give one, such as \"1\"");
        expect(Invisible.hasVisible(form.title()), "it has no title");
        int fields = form.fields().size();
        expect(fields > 0, "it has no field: give it one to be answered");
        expect(fields <= MOST_FIELDS, "it has " + fields + " fields; at most " + MOST_FIELDS + " can be posted");
    }

    /** A group's texts and values are found by its name, as a field's are. */
    private void names(List<Element> elements) {
        Set<String> fields = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (Element element : elements) {
            if (element instanceof Field field) {
                fields.add(field.name());
            } else if (element instanceof Group group) {
                expect(
                        groups.add(group.name()),
                        "two groups are named " + group.name() + ": give one of them another name");
            }
        }
        groups.stream()
                .filter(fields::contains)
                .forEach(name -> findings.add(
                        "a group and a field beside it are both named " + name + ": give one of them another name"));
    }

    private void element(Element element) {
        if (element instanceof Group group) {
            group(group);
        } else if (element instanceof StaticText text) {
            expect(Invisible.hasVisible(text.text()), "a static text is empty");
            text.condition().ifPresent(condition -> conditions.check("a static text", condition));
        } else if (element instanceof Field field) {
            field(field);
        }
    }

    private void group(Group group) {
        expect(Invisible.hasVisible(group.label()), "the group " + group.name() + " has no label");
        expect(
                group.elements().stream().noneMatch(Group.class::isInstance),
                "the group " + group.name() + " holds a group");
        expect(!group.elements().isEmpty(), "the group " + group.name() + " has no fields");
        group.condition().ifPresent(condition -> conditions.check("the group " + group.name(), condition));
        for (Element element : group.elements()) {
            element(element);
            if (element instanceof Field field) {
                conditions.checkWithin(group, field);
            }
        }
    }

    private void field(Field field) {
        String name = field.name();
        expect(
                NAME.matcher(name).matches(),
                "the field name '" + name
                        + "' is not letters, digits, hyphens and underscores, a letter first, at most 60");
        expect(
                !OF_THE_ELEMENT.contains(name),
                "the field name '" + name + "' would hide a part of the form from the page's script: give it another");
        expect(
                Invisible.hasVisible(field.label()),
                name + " has no label, without which it cannot be used by everybody");
        expect(
                field.maxLength() == 0 || field.minLength() <= field.maxLength(),
                name + ": its least length is above its greatest");
        expect(
                field.prefill().isEmpty()
                        || PARAMETER.matcher(field.prefill().get()).matches(),
                name + ": prefill is the name of a parameter: letters, digits, hyphens, underscores");
        field.autocomplete()
                .flatMap(AutofillTokens::findingIn)
                .ifPresent(finding -> findings.add(
                        name + ": autocomplete '" + field.autocomplete().get() + "' " + finding));
        field.messages()
                .keySet()
                .forEach(code -> expect(
                        Violation.CODES.contains(code),
                        name + ": '" + code + "' is no code of a violation; there are "
                                + String.join(", ", Violation.CODES)));
        field.ownPattern().ifPresent(pattern -> pattern(field, pattern));
        choices(field);
        ends(field);
        initial(field);
        field.condition().ifPresent(condition -> conditions.check(name, condition));
        expect(known.put(name, field) == null, "two fields are named " + name);
    }

    private void pattern(Field field, String pattern) {
        if (field.type() != FieldType.TEXT && field.type() != FieldType.HIDDEN) {
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            findings.add(field.name() + ": its pattern is no regular expression: " + e.getDescription());
            return;
        }
        Backtracking.of(pattern).ifPresent(why -> findings.add(field.name() + ": " + why));
        expect(
                field.maxLength() <= MOST_FOR_A_PATTERN,
                field.name() + ": a text with a pattern has at most " + MOST_FOR_A_PATTERN
                        + " characters, or the pattern takes too long: lower its greatest length");
    }

    private void choices(Field field) {
        String name = field.name();
        expect(
                field.type().isChoice() != field.options().isEmpty(),
                name + ": " + (field.type().isChoice() ? "it has no options to choose from" : "it takes no options"));
        expect(
                !field.type().takesMany() || field.options().size() <= MOST_CHOICES,
                name + ": it has " + field.options().size() + " options; of at most " + MOST_CHOICES
                        + " several can be chosen");
        Set<String> values = new HashSet<>();
        for (Option option : field.options()) {
            expect(values.add(option.value()), name + ": two options have the value '" + option.value() + "'");
            expect(
                    Normaliser.oneLine(option.value()).equals(option.value())
                            && !option.value().isEmpty(),
                    name + ": the value of an option is one visible line without space at its ends");
            expect(Invisible.hasVisible(option.label()), name + ": the option '" + option.value() + "' has no label");
        }
        boolean fits = field.minChoices() <= field.options().size()
                && (field.maxChoices() == 0 || field.minChoices() <= field.maxChoices());
        expect(fits, name + ": its least number of choices cannot be made");
    }

    private void ends(Field field) {
        boolean readable = Stream.of(field.min(), field.max(), field.step())
                .flatMap(Optional::stream)
                .allMatch(end ->
                        field.type() == FieldType.DATE || Decimals.parse(end).isPresent());
        if (!readable) {
            findings.add(field.name() + ": its ends and its step are numbers of at most " + Decimals.MOST_DIGITS
                    + " digits, as its answers are");
            return;
        }
        expect(
                field.step().isEmpty() || field.min().isPresent(),
                field.name() + ": a step counts from the least number: give min, too");
        boolean inOrder = field.min().isEmpty()
                || field.max().isEmpty()
                || compare(field, field.min().get(), field.max().get()) <= 0;
        expect(inOrder, field.name() + ": its least value is above its greatest");
        expect(
                field.step()
                        .map(step -> Decimals.parse(step).orElseThrow().signum() > 0)
                        .orElse(true),
                field.name() + ": a step is above zero");
    }

    private static int compare(Field field, String first, String second) {
        return field.type() == FieldType.DATE
                ? LocalDate.parse(first).compareTo(LocalDate.parse(second))
                : Decimals.parse(first)
                        .orElseThrow()
                        .compareTo(Decimals.parse(second).orElseThrow());
    }

    private void initial(Field field) {
        expect(
                field.consent().isEmpty() || field.prefill().isEmpty(),
                field.name() + ": a consent is never given beforehand: leave out its prefill");
        expect(
                field.type() != FieldType.HIDDEN
                        || !field.required()
                        || field.initial().isPresent(),
                field.name() + ": no reader can fill in what is hidden: give it a default, or do not require it");
        if (field.initial().isEmpty()) {
            return;
        }
        expect(
                field.consent().isEmpty(),
                field.name() + ": a consent is never given beforehand: leave out its default");
        expect(
                AnswerReader.accepts(field, field.initial().get()),
                field.name() + ": its default is not an answer that the form would take");
    }

    private void rule(Rule rule) {
        String kind = rule.kind().key();
        int count = rule.fields().size();
        expect(
                rule.kind().takes(count),
                "the rule " + kind + " names " + count + (count == 1 ? " field" : " fields") + " and needs "
                        + rule.kind().needs() + ": " + String.join(", ", rule.fields()));
        rule.fields()
                .forEach(name -> expect(
                        known.containsKey(name), "the rule " + kind + " names '" + name + "', which is no field"));
        expect(
                new HashSet<>(rule.fields()).size() == count,
                "the rule " + kind + " names a field twice: " + String.join(", ", rule.fields()));
        boolean compared = rule.kind() == Rule.Kind.NOT_BEFORE;
        expect(
                !compared || rule.fields().stream().map(known::get).allMatch(f -> f != null && isOrdered(f)),
                "the rule " + kind + " compares dates or numbers");
        boolean alike = rule.fields().stream()
                        .map(known::get)
                        .map(f -> f != null && f.type() == FieldType.DATE)
                        .distinct()
                        .count()
                <= 1;
        expect(!compared || alike, "the rule " + kind + " compares a date with a number");
    }

    private static boolean isOrdered(Field field) {
        return field.type() == FieldType.DATE || field.type().isNumber();
    }

    private void expect(boolean holds, String finding) {
        if (!holds) {
            findings.add(finding);
        }
    }
}
