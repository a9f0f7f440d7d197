package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a magazine tells readers from machines: checks with weights, and challenges. Immutable and thread-safe; each method
 * gives a changed copy.
 *
 * <p>The standard checks and their weights: {@code honeypot} 60, {@code too-fast} 60, {@code stamp} 60, {@code links} 60,
 * {@code no-origin} 40, {@code repeats} 40. A challenge that was not answered, or could not be checked, may count 40 as well,
 * see {@link Challenge.Policy}. A post whose reasons weigh {@value #THRESHOLD} or more is quarantined, so it takes two.
 */
public final class Defences {

    /** From this sum of weights on, a post is quarantined, unless {@link #threshold(int)} says otherwise. */
    public static final int THRESHOLD = 100;

    /** The most that one check weighs. */
    public static final int MAX_WEIGHT = 1_000;

    /** What {@link Challenge.Policy#SUSPECT} weighs. */
    static final int CHALLENGE_WEIGHT = 40;

    private static final Logger LOG = LoggerFactory.getLogger(Defences.class);
    private static final Duration FASTEST = Duration.ofSeconds(3);
    private static final Duration STAMP_VALIDITY = Duration.ofHours(24);

    private final Map<String, Check> checks;
    private final int threshold;
    private final Duration fastest;
    private final Map<String, Challenge> byForm;
    private final Optional<Challenge> everywhere;

    private Defences(
            Map<String, Check> checks,
            int threshold,
            Duration fastest,
            Map<String, Challenge> byForm,
            Optional<Challenge> everywhere) {
        this.checks = checks;
        this.threshold = threshold;
        this.fastest = fastest;
        this.byForm = byForm;
        this.everywhere = everywhere;
    }

    /** The standard checks, no challenge. */
    public static Defences standard() {
        Defences all = none();
        for (Check check : BuiltInChecks.all()) {
            all = all.plus(check);
        }
        return all;
    }

    /** No checks, no challenge. Posts from other sites are still refused, and rates still count. */
    public static Defences none() {
        return new Defences(Map.of(), THRESHOLD, FASTEST, Map.of(), Optional.empty());
    }

    /**
     * With one more check.
     *
     * @throws IllegalArgumentException when there is one of this name, or its name or weight is out of bounds
     */
    public Defences plus(Check check) {
        if (checks.containsKey(check.name())) {
            throw new IllegalArgumentException("There is a check '" + check.name()
                    + "' already: give yours another name, or take that one out with .without(\"" + check.name()
                    + "\")");
        }
        return with(check.name(), check, check.weight());
    }

    /**
     * With the check {@code disposable-email}, weight 40: an e-mail address at one of these domains.
     *
     * @param domains a list that the host keeps up to date, in any script; what is below them is meant, too
     * @throws IllegalArgumentException when one is not a domain name
     */
    public Defences disposableEmail(Collection<String> domains) {
        return plus(BuiltInChecks.disposableEmail(domains));
    }

    /** Without a check. */
    public Defences without(String name) {
        Map<String, Check> fewer = new LinkedHashMap<>(checks);
        found(name);
        fewer.remove(name);
        return new Defences(fewer, threshold, fastest, byForm, everywhere);
    }

    /**
     * With another weight for a check.
     *
     * @param weight 0 to {@value #MAX_WEIGHT}; 0 keeps it as a remark to the editors
     */
    public Defences weigh(String name, int weight) {
        return with(name, found(name), weight);
    }

    /**
     * With another threshold.
     *
     * @param sum 1 or more
     */
    public Defences threshold(int sum) {
        if (sum < 1) {
            throw new IllegalArgumentException("A threshold is 1 or more, not " + sum);
        }
        return new Defences(checks, sum, fastest, byForm, everywhere);
    }

    /**
     * With another shortest time between a reader's first input and the post; 3 seconds in the standard ones.
     *
     * @param time not negative, below an hour
     */
    public Defences fastest(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofHours(1)) >= 0) {
            throw new IllegalArgumentException("The shortest time is 0 seconds or more and below an hour");
        }
        return new Defences(checks, threshold, time, byForm, everywhere);
    }

    /** With a challenge at every form that has none of its own. */
    public Defences challenge(Challenge challenge) {
        ChallengeRules.check(challenge);
        return new Defences(checks, threshold, fastest, byForm, Optional.of(challenge));
    }

    /** With a challenge at some forms, by their ids. */
    public Defences challenge(Challenge challenge, String form, String... more) {
        ChallengeRules.check(challenge);
        Map<String, Challenge> all = new LinkedHashMap<>(byForm);
        all.put(form, challenge);
        for (String one : more) {
            all.put(one, challenge);
        }
        return new Defences(checks, threshold, fastest, all, everywhere);
    }

    /** The challenge of a form. */
    public Optional<Challenge> challengeOf(String form) {
        return Optional.ofNullable(byForm.get(form)).or(() -> everywhere);
    }

    /** The forms that have a challenge of their own. */
    Set<String> challengedForms() {
        return byForm.keySet();
    }

    /** All challenges, for the policy of the pages. */
    public List<Challenge> challenges() {
        List<Challenge> all = new ArrayList<>(byForm.values());
        everywhere.ifPresent(all::add);
        return all.stream().distinct().toList();
    }

    /** From which sum of weights on a post is quarantined. */
    public int threshold() {
        return threshold;
    }

    Judgement judge(Evidence evidence) {
        Judgement judgement = new Judgement(List.of(), 0, threshold);
        for (Map.Entry<String, Check> check : checks.entrySet()) {
            if (isSuspicious(check.getKey(), check.getValue(), evidence)) {
                judgement = judgement.plus(check.getKey(), check.getValue().weight());
            }
        }
        return judgement;
    }

    private static boolean isSuspicious(String name, Check check, Evidence evidence) {
        try {
            return check.isSuspicious(evidence);
        } catch (RuntimeException | StackOverflowError e) {
            // Without its message, which may hold what was sent.
            LOG.error(
                    "masthead.check.failed check={} cause={}",
                    name,
                    e.getClass().getName());
            return false;
        }
    }

    Stamps stamps(ServerSecret secret) {
        return new Stamps(secret, fastest, STAMP_VALIDITY);
    }

    private Check found(String name) {
        return Optional.ofNullable(checks.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no check '" + name + "'; there are " + checks.keySet()));
    }

    private Defences with(String name, Check check, int weight) {
        Objects.requireNonNull(check, "check");
        Map<String, Check> more = new LinkedHashMap<>(checks);
        more.put(name, new WeighedCheck(name, weight, check::isSuspicious));
        return new Defences(more, threshold, fastest, byForm, everywhere);
    }
}
