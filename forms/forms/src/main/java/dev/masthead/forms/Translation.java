package dev.masthead.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A definition in another language. What has no wording stays as it is. */
final class Translation {

    private final Definition from;
    private final Wording wording;
    private final String prefix;
    private final Set<String> keys = new LinkedHashSet<>();
    private int texts;

    private Translation(Definition from, Wording wording) {
        this.from = from;
        this.wording = wording;
        this.prefix = "form." + from.id() + ".";
    }

    static Definition of(Definition from, Wording wording) {
        return new Translation(from, wording.with(own(from, wording))).translated();
    }

    /** What the definition itself says in that language, under the keys of all wording. */
    private static Map<String, String> own(Definition from, Wording wording) {
        Map<String, String> own = new HashMap<>();
        for (String tag :
                List.of(wording.locale().getLanguage(), wording.locale().toLanguageTag())) {
            from.texts()
                    .getOrDefault(tag, Map.of())
                    .forEach((key, text) -> own.put("form." + from.id() + "." + key, text));
        }
        return own;
    }

    /** Every key under which a definition can have wording. */
    static Set<String> keys(Definition from) {
        Translation none = new Translation(from, Wording.of(from.language()));
        none.translated();
        return none.keys;
    }

    private Definition translated() {
        return new Definition(
                from.source(),
                from.id(),
                from.version(),
                wording.locale(),
                text("title", from.title()),
                text("intro", from.intro()),
                text("submit", wording.find("submit").orElse(from.submit()), from.submit()),
                text("thanks", wording.find("thanks").orElse(from.thanks()), from.thanks()),
                elements(from.elements()),
                rules(),
                from.texts(),
                from.serverOnly());
    }

    private String text(String key, String otherwise) {
        keys.add(key);
        return wording.find(prefix + key).orElse(otherwise);
    }

    /** A button and thanks that the form does not word itself are worded for all forms. */
    private String text(String key, String forAll, String own) {
        boolean usual = own.equals(FormText.SUBMIT) || own.equals(FormText.THANKS);
        return text(key, usual ? forAll : own);
    }

    private Optional<String> text(String key, Optional<String> otherwise) {
        return otherwise.map(was -> text(key, was));
    }

    private List<Element> elements(List<Element> all) {
        List<Element> translated = new ArrayList<>();
        for (Element element : all) {
            if (element instanceof Field field) {
                translated.add(field(field));
            } else if (element instanceof Group group) {
                translated.add(group(group));
            } else if (element instanceof StaticText text) {
                texts++;
                translated.add(new StaticText(text("text." + texts, text.text()), text.condition()));
            }
        }
        return translated;
    }

    private Group group(Group group) {
        String key = "field." + group.name() + ".";
        return new Group(
                group.name(),
                text(key + "label", group.label()),
                text(key + "help", group.help()),
                group.condition(),
                elements(group.elements()));
    }

    private Field field(Field field) {
        String key = "field." + field.name() + ".";
        return field.with(draft -> {
            boolean labelIsConsent = draft.consent.filter(draft.label::equals).isPresent();
            draft.consent = text(key + "consent", draft.consent);
            draft.label = text(key + "label", labelIsConsent ? draft.consent.orElseThrow() : draft.label);
            draft.help = text(key + "help", draft.help);
            draft.placeholder = text(key + "placeholder", draft.placeholder);
            draft.unit = text(key + "unit", draft.unit);
            draft.options = draft.options.stream()
                    .map(option -> new Option(option.value(), text(key + "option." + option.value(), option.label())))
                    .toList();
            Map<String, String> messages = new HashMap<>();
            draft.messages.forEach((code, was) -> messages.put(code, text(key + "message." + code, was)));
            draft.messages = messages;
        });
    }

    private List<Rule> rules() {
        List<Rule> translated = new ArrayList<>();
        for (Rule rule : from.rules()) {
            String key = "rule." + (translated.size() + 1);
            translated.add(new Rule(rule.kind(), rule.fields(), text(key, rule.message())));
        }
        return translated;
    }
}
