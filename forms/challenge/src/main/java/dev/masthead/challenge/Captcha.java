package dev.masthead.challenge;

import dev.masthead.forms.Challenge;
import dev.masthead.forms.ContentSources;
import dev.masthead.forms.Prompt;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A captcha of a third party: its widget gives the reader's browser a token, which our server has verified there. Immutable and
 * thread-safe; each method gives a changed copy. The secret is in no log, no message and no text form.
 *
 * <p>What becomes of a post while the third party cannot be reached, answers with an error, with something else than JSON, or that
 * our secret is wrong: {@link #whenUnavailable()}, a suspicion unless set. A token that was used or is too old, one of another
 * site, and any other that is refused: the reader is asked again.
 */
public final class Captcha implements Challenge {

    private final Provider provider;
    private final String siteKey;
    private final SiteVerify verification;
    private final Set<String> hostnames;
    private final boolean sendsAddress;
    private final Policy unanswered;
    private final Policy unavailable;

    private Captcha(
            Provider provider,
            String siteKey,
            SiteVerify verification,
            Set<String> hostnames,
            boolean sendsAddress,
            Policy unanswered,
            Policy unavailable) {
        this.provider = provider;
        this.siteKey = siteKey;
        this.verification = verification;
        this.hostnames = hostnames;
        this.sendsAddress = sendsAddress;
        this.unanswered = unanswered;
        this.unavailable = unavailable;
    }

    /**
     * Cloudflare Turnstile.
     *
     * @param siteKey public, as the dashboard shows it
     * @param secret the widget's secret key
     */
    public static Captcha turnstile(String siteKey, String secret) {
        return of(Provider.turnstile(), siteKey, secret);
    }

    /**
     * hCaptcha.
     *
     * @param siteKey public, as the dashboard shows it
     * @param secret the account's secret key
     */
    public static Captcha hCaptcha(String siteKey, String secret) {
        return of(Provider.hCaptcha(), siteKey, secret);
    }

    private static Captcha of(Provider provider, String siteKey, String secret) {
        if (siteKey.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException(provider.name()
                    + " needs a site key and a secret; one of them is blank. Is it missing in the settings?");
        }
        SiteVerify verification = SiteVerify.at(provider.verify(), secret);
        return new Captcha(provider, siteKey, verification, Set.of(), false, Policy.SUSPECT, Policy.SUSPECT);
    }

    /** With tokens of widgets at these host names only, for example {@code www.example.org}; of any when not set. */
    public Captcha hostnames(String... names) {
        return new Captcha(provider, siteKey, verification, Set.of(names), sendsAddress, unanswered, unavailable);
    }

    /** With the reader's address sent along, which these services recommend; it is not, unless asked for. */
    public Captcha sendingClientAddress() {
        return new Captcha(provider, siteKey, verification, hostnames, true, unanswered, unavailable);
    }

    /** With another policy for posts without a token; {@link Challenge.Policy#SUSPECT} when not set. */
    public Captcha whenUnanswered(Policy policy) {
        return new Captcha(provider, siteKey, verification, hostnames, sendsAddress, policy, unavailable);
    }

    /** With another policy for posts whose token cannot be verified; {@link Challenge.Policy#SUSPECT} when not set. */
    public Captcha whenUnavailable(Policy policy) {
        return new Captcha(provider, siteKey, verification, hostnames, sendsAddress, unanswered, policy);
    }

    /**
     * With another client and patience.
     *
     * @param client one that follows no redirects
     * @param patience for the whole call, 2 seconds when not set
     */
    public Captcha over(HttpClient client, Duration patience) {
        Objects.requireNonNull(client, "client");
        return with(verification.over(client, patience));
    }

    /** With another address to verify at: a proxy, or a stand-in for tests. */
    public Captcha verifiedAt(URI address) {
        return with(verification.movedTo(address));
    }

    private Captcha with(SiteVerify other) {
        return new Captcha(provider, siteKey, other, hostnames, sendsAddress, unanswered, unavailable);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Set<String> fields() {
        return provider.fields();
    }

    @Override
    public ContentSources sources() {
        return provider.sources();
    }

    @Override
    public Prompt prompt(Occasion occasion) {
        return new Prompt(
                "widget", Map.of("script", provider.script(), "global", provider.global(), "sitekey", siteKey));
    }

    @Override
    public Policy whenUnanswered() {
        return unanswered;
    }

    @Override
    public Policy whenUnavailable() {
        return unavailable;
    }

    @Override
    public Verdict verify(Attempt attempt) {
        Optional<String> token =
                attempt.answer(provider.field()).filter(one -> one.length() <= provider.longestToken());
        if (token.isEmpty()) {
            return new Verdict.Failed();
        }
        Optional<String> address = sendsAddress ? attempt.clientAddress() : Optional.empty();
        SiteVerify.Answer answer = verification.ask(provider, siteKey, token.get(), address, attempt.identity());
        if (answer.isOutage()) {
            return new Verdict.Unavailable();
        }
        boolean here = hostnames.isEmpty() || hostnames.contains(answer.hostname());
        return answer.success() && here ? new Verdict.Passed() : new Verdict.Failed();
    }

    @Override
    public String toString() {
        return "Captcha[" + provider.name() + "]";
    }
}
