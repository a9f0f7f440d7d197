package dev.masthead.web;

import dev.masthead.forms.Challenge;
import dev.masthead.forms.Form;
import dev.masthead.forms.Opening;
import dev.masthead.forms.Prompt;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds challenges that no script in the pages meets, before a reader is asked for what cannot be done. */
final class PromptKinds {

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);

    private final Set<String> known;

    PromptKinds(Set<String> ofTheme, Set<String> ofHost) {
        this.known = new TreeSet<>(ofTheme);
        known.addAll(ofHost);
    }

    /**
     * Looks at a form's challenge.
     *
     * @throws IllegalArgumentException when nobody could send the form
     */
    void check(Form form, Challenge challenge, Function<String, Optional<Opening>> openings) {
        openings.apply(form.id())
                .flatMap(Opening::prompt)
                .map(Prompt::kind)
                .filter(kind -> !known.contains(kind))
                .ifPresent(kind -> unknown(form, challenge, kind));
    }

    private void unknown(Form form, Challenge challenge, String kind) {
        String finding = "the challenge '" + challenge.name() + "' of the form '" + form.id()
                + "' prompts with the kind '" + kind + "', which no script in the pages meets; known are " + known;
        String fix = "name the kind in the theme's promptKinds(), when its script meets it, or with .promptKinds(\""
                + kind + "\") at the builder, when a script of the host's does";
        if (challenge.whenUnanswered() == Challenge.Policy.REFUSE) {
            throw new IllegalArgumentException("Nobody could send a form: " + finding + ", and whenUnanswered() refuses"
                    + " every post without its answer. Either " + fix + ", or let whenUnanswered() say something else");
        }
        LOG.warn(
                "masthead.challenge.unmet form={} policy={}: {}. Either {}, or leave the challenge out",
                form.id(),
                challenge.whenUnanswered(),
                finding,
                fix);
    }
}
