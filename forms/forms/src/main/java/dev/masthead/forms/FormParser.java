package dev.masthead.forms;

import dev.masthead.core.Json;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a form from its JSON document, and says of everything that is not understood where it stands. */
final class FormParser {

    static final String STATIC = "static";
    static final String GROUP = "group";
    private static final String FIELD = "{\"name\": \"town\", \"label\": \"Town\"}";
    private static final String OPTION = "{\"value\": \"walk\", \"label\": \"Walk\"}";
    private static final String CONDITION = "{\"field\": \"kind\", \"is\": [\"walk\"]}";
    private static final String RULE = "{\"rule\": \"any-of\", \"fields\": [\"email\", \"phone\"]}";

    private final List<String> findings = new ArrayList<>();
    private String id = "";

    private FormParser() {}

    static Form read(String json) {
        Definition definition = new FormParser().definition(tree(json));
        FormLint.check(definition);
        return new Form(definition, Optional.empty(), false);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.strict().readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The form is no well-formed JSON: " + e.getOriginalMessage()
                    + Optional.ofNullable(e.getLocation())
                            .map(where -> ", line " + where.getLineNr())
                            .orElse(""));
        }
    }

    private Definition definition(JsonNode root) {
        JsonObject form =
                new JsonObject(root, "", "{\"id\": \"tip\", \"title\": \"Your tip\", \"fields\": [...]}", findings);
        id = form.text("id").orElse("");
        String version = form.text("version").orElse("1");
        Locale language = language(form, "language", form.text("language").orElse("en"));
        String title = form.text("title").orElse("");
        String intro = form.text("intro").orElse("");
        String submit = form.text("submit").orElse(FormText.SUBMIT);
        String thanks = form.text("thanks").orElse(FormText.THANKS);
        List<Element> elements = elements(form, "");
        List<Rule> rules = form.objects("rules", RULE).stream().map(this::rule).toList();
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        form.object("texts", "{\"de\": {\"title\": \"...\"}}")
                .ifPresent(all -> all.names()
                        .forEach(tag -> texts.put(language(all, tag, tag).toLanguageTag(), all.texts(tag))));
        form.ignore("schema");
        form.end();
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("The form '" + id + "' cannot be read: " + String.join("; ", findings));
        }
        return new Definition(
                "the form '" + id + "'",
                id,
                version,
                language,
                title,
                intro,
                submit,
                thanks,
                elements,
                rules,
                texts,
                List.of());
    }

    private static Locale language(JsonObject object, String name, String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            object.finding(name, "'" + tag + "' is no language tag, such as en or pt-BR");
            return Locale.ROOT;
        }
    }

    private List<Element> elements(JsonObject parent, String prefix) {
        List<Element> elements = new ArrayList<>();
        for (JsonObject object : parent.objects("fields", FIELD)) {
            String type = object.text("type").orElse("text");
            switch (type) {
                case STATIC -> elements.add(new StaticText(object.text("text").orElse(""), condition(object)));
                case GROUP -> elements.add(group(object, prefix));
                default ->
                    FieldType.of(type)
                            .ifPresentOrElse(
                                    kind -> field(object, kind, prefix).ifPresent(elements::add),
                                    () -> object.finding(
                                            "type", "'" + type + "' is no kind of field; use one of " + kinds()));
            }
            object.end();
        }
        return elements;
    }

    private static String kinds() {
        List<String> kinds = new ArrayList<>();
        for (FieldType type : FieldType.values()) {
            kinds.add(type.key());
        }
        kinds.add(STATIC);
        kinds.add(GROUP);
        return String.join(", ", kinds);
    }

    private Group group(JsonObject object, String prefix) {
        String name = object.text("name").orElse("");
        if (!prefix.isEmpty()) {
            object.finding("type", "a group holds no groups");
        }
        return new Group(
                name,
                object.text("label").orElse(""),
                object.text("help"),
                condition(object),
                elements(object, name + "."));
    }

    private Optional<Field> field(JsonObject object, FieldType type, String prefix) {
        FieldDraft draft = new FieldDraft();
        draft.type = type;
        // In a document that was written by us, the name is whole already.
        String name = object.text("name").orElse("");
        String own = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        object.check(
                "name",
                own.indexOf('.') < 0,
                "'" + name + "' has a dot, which only stands between a group and its"
                        + " field: leave it out, or put the field into a group, {\"name\": ..., \"type\": \"group\", \"fields\":"
                        + " [...]}");
        draft.name = prefix + own;
        draft.consent = object.text("consent");
        draft.label = object.text("label").or(() -> draft.consent).orElse("");
        draft.required = object.flag("required");
        draft.help = object.text("help");
        draft.placeholder = object.text("placeholder");
        draft.autocomplete = object.text("autocomplete");
        draft.initial = object.value("default");
        draft.prefill = object.text("prefill");
        limits(object, draft);
        draft.options = object.objects("options", OPTION).stream()
                .map(FormParser::option)
                .toList();
        draft.condition = condition(object);
        draft.messages = object.texts("messages");
        object.ignore("serverOnly");
        consent(object, draft);
        return complete(object, draft);
    }

    private static void consent(JsonObject object, FieldDraft draft) {
        boolean isConsent = draft.type == FieldType.CONSENT;
        if (isConsent != draft.consent.isPresent()) {
            object.finding(
                    "consent", isConsent ? "give the wording that is agreed to" : "only a consent has a wording");
        }
    }

    private static void limits(JsonObject object, FieldDraft draft) {
        draft.minLength = object.count("minLength", 0);
        draft.maxLength = object.count("maxLength", 1);
        draft.minChoices = object.count("minChoices", 0);
        draft.maxChoices = object.count("maxChoices", 1);
        draft.rows = Math.max(1, object.count("rows", 1));
        draft.pattern = object.text("pattern");
        draft.currency = object.text("currency");
        Predicate<String> isEnd = draft.type == FieldType.DATE
                ? text -> Bounds.day(text).isPresent()
                : text -> draft.type.isNumber() && Decimals.parse(text).isPresent();
        String wanted = draft.type == FieldType.DATE ? "a day such as 2026-11-01" : "a number, at a field for numbers";
        draft.min = object.value("min", isEnd, wanted).map(text -> canonical(draft, text));
        draft.max = object.value("max", isEnd, wanted).map(text -> canonical(draft, text));
        draft.step = object.value(
                        "step",
                        text -> draft.type.isNumber() && Decimals.parse(text).isPresent(),
                        "a number, at a field" + " for numbers")
                .map(text -> canonical(draft, text));
        fitting(object, draft);
    }

    private static void currency(JsonObject object, FieldDraft draft) {
        if (draft.type != FieldType.MONEY) {
            object.check(
                    "currency",
                    draft.currency.isEmpty(),
                    "a field of the type " + draft.type.key() + " has no currency: leave it out, or write \"type\":"
                            + " \"money\"");
            return;
        }
        object.check("currency", draft.currency.isPresent(), "it is missing; money has one of ISO 4217, such as EUR");
        draft.currency.ifPresent(code -> object.check(
                "currency",
                FieldDefaults.isCurrency(code),
                "'" + code + "' is no currency of ISO 4217; write its three letters, such as EUR"));
    }

    private static void range(JsonObject object, FieldDraft draft) {
        boolean range = draft.type == FieldType.RANGE;
        String fix = "it is missing; a range lies between a least and a greatest number: give min and max";
        object.check("min", !range || object.has("min"), fix);
        object.check("max", !range || object.has("max"), fix);
    }

    private static String canonical(FieldDraft draft, String text) {
        return draft.type == FieldType.DATE
                ? text
                : Decimals.canonical(Decimals.parse(text).orElseThrow());
    }

    /** A limit that would be passed over in silence is a mistake. */
    private static void fitting(JsonObject object, FieldDraft draft) {
        boolean open = draft.type == FieldType.TEXT || draft.type == FieldType.HIDDEN;
        object.check("pattern", draft.pattern.isEmpty() || open, "only a text or a hidden field takes a pattern");
        object.check("minLength", draft.minLength == 0 || draft.type.isText(), "only a text has a length");
        object.check("maxLength", draft.maxLength == 0 || draft.type.isText(), "only a text has a length");
        boolean many = draft.type.takesMany();
        object.check("minChoices", draft.minChoices == 0 || many, "only several choices have a number");
        object.check("maxChoices", draft.maxChoices == 0 || many, "only several choices have a number");
        draft.unit = object.text("unit");
        boolean counted = draft.type == FieldType.NUMBER || draft.type == FieldType.RANGE;
        object.check(
                "unit",
                draft.unit.isEmpty() || counted,
                "a field of the type " + draft.type.key() + " has no unit: only a number or a range has one");
        currency(object, draft);
        range(object, draft);
        if (draft.pattern
                .filter(pattern -> !PortablePattern.isPortable(pattern))
                .isPresent()) {
            draft.serverOnly.add("pattern, which a browser would read in another way");
        }
    }

    private static Optional<Field> complete(JsonObject object, FieldDraft draft) {
        if (object.hasFindings()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Field(FieldDefaults.of(draft, IllegalArgumentException::new)));
        } catch (java.util.regex.PatternSyntaxException e) {
            object.finding("pattern", "it is no regular expression: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            object.finding("type", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Option option(JsonObject object) {
        Option option = new Option(
                object.text("value").orElse(""),
                object.text("label").or(() -> object.text("value")).orElse(""));
        object.end();
        return option;
    }

    private static Optional<Condition> condition(JsonObject object) {
        return object.object("when", CONDITION).map(when -> {
            Condition condition = new Condition(when.text("field").orElse(""), when.values("is"));
            when.end();
            return condition;
        });
    }

    private Rule rule(JsonObject object) {
        String kind = object.text("rule").orElse("");
        Rule.Kind known = Rule.Kind.ANY_OF;
        boolean found = false;
        for (Rule.Kind one : Rule.Kind.values()) {
            if (one.key().equals(kind)) {
                known = one;
                found = true;
            }
        }
        object.check("rule", found, "'" + kind + "' is no rule; use same-as, not-before or any-of");
        Rule rule = new Rule(known, object.values("fields"), object.text("message"));
        int count = rule.fields().size();
        if (found && count > 0) {
            object.check(
                    "fields",
                    known.takes(count),
                    "it names " + count + (count == 1 ? " field; " : " fields; ") + known.key() + " needs "
                            + known.needs());
        }
        object.end();
        return rule;
    }
}
