package dev.masthead.challenge;

import dev.masthead.forms.ContentSources;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What is different between the services.
 *
 * @param name of the challenge
 * @param field that holds the token
 * @param fields that the widget puts into the form
 * @param script of the widget
 * @param global the object that the script defines
 * @param verify where tokens are verified
 * @param takesIdempotencyKey whether it answers a repeated question as it did the first time
 * @param takesSiteKey whether it checks that the token is one of the widget's
 * @param longestToken in characters
 * @param sources what the page loads
 */
record Provider(
        String name,
        String field,
        Set<String> fields,
        String script,
        String global,
        URI verify,
        boolean takesIdempotencyKey,
        boolean takesSiteKey,
        int longestToken,
        ContentSources sources) {

    /** As documented at developers.cloudflare.com/turnstile. */
    static Provider turnstile() {
        List<String> hosts = List.of("https://challenges.cloudflare.com");
        return new Provider(
                "turnstile",
                "cf-turnstile-response",
                Set.of("cf-turnstile-response"),
                "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit",
                "turnstile",
                URI.create("https://challenges.cloudflare.com/turnstile/v0/siteverify"),
                true,
                false,
                2_048,
                new ContentSources(hosts, hosts, List.of(), List.of()));
    }

    /** As documented at docs.hcaptcha.com; its widget also fills a field for who moves over from another service. */
    static Provider hCaptcha() {
        List<String> hosts = List.of("https://hcaptcha.com", "https://*.hcaptcha.com");
        return new Provider(
                "hcaptcha",
                "h-captcha-response",
                Set.of("h-captcha-response", "g-recaptcha-response"),
                "https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off",
                "hcaptcha",
                URI.create("https://api.hcaptcha.com/siteverify"),
                false,
                true,
                16_384,
                new ContentSources(hosts, hosts, hosts, hosts));
    }
}
