package dev.masthead.forms;

import java.util.Set;
import java.util.regex.Pattern;

/** What a challenge has to keep to, checked when it is set. */
final class ChallengeRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Set<String> OURS = Set.of(Post.KEY_FIELD, Post.HONEYPOT_FIELD, Post.STAMP_FIELD);

    private ChallengeRules() {}

    static void check(Challenge challenge) {
        if (!NAME.matcher(challenge.name()).matches()) {
            throw new IllegalArgumentException(
                    "A challenge's name has 1 to 40 lower-case letters, digits and hyphens; this one is '"
                            + challenge.name() + "'");
        }
        if (challenge.fields().isEmpty()) {
            throw new IllegalArgumentException(
                    "The challenge '" + challenge.name() + "' names at least one field in fields()");
        }
        challenge.fields().stream().filter(OURS::contains).findFirst().ifPresent(taken -> {
            throw new IllegalArgumentException("The challenge '" + challenge.name() + "' cannot use the field '" + taken
                    + "': it is Masthead's own");
        });
    }

    static void checkAgainst(Challenge challenge, Form form) {
        challenge.fields().stream()
                .filter(name -> form.field(name).isPresent())
                .findFirst()
                .ifPresent(taken -> {
                    throw new IllegalArgumentException("The form '" + form.id() + "' has a field '" + taken
                            + "', which the challenge '" + challenge.name() + "' uses: give the form's another name");
                });
    }
}
