package dev.masthead.web;

import dev.masthead.core.Json;
import dev.masthead.forms.Form;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Outcome.Refused;
import dev.masthead.forms.Post;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.TrustedProxies;
import dev.masthead.forms.Violation;
import dev.masthead.spi.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes posted forms. Thanks are given only for what the store has acknowledged; what is refused is shown again. */
final class FormPosts {

    private static final Logger LOG = LoggerFactory.getLogger(FormPosts.class);

    private final Parts parts;
    private final Problems problems = new Problems();
    private final PostReader reader;
    private final LargePosts large;

    FormPosts(Parts parts) {
        this.parts = parts;
        this.reader = new PostReader(parts.defence().limits(), parts.clock());
        this.large = LargePosts.within(
                Runtime.getRuntime().maxMemory(), parts.defence().limits(), parts.clock());
    }

    Response receive(Site site, Form form, Request request) throws HttpProblem, IOException {
        String client = BodyPlaces.client(clientAddress(request).orElse(""));
        return large.oneOfFew(client, turn -> answered(site, form, request, turn));
    }

    private Response answered(Site site, Form form, Request request, LargePosts.Turn turn)
            throws HttpProblem, IOException {
        Map<String, List<String>> fields = reader.read(request, turn, Expected.of(form));
        Response response = received(site, form, request, fields);
        return response.with("Cache-Control", "no-store").with("Vary", "Accept");
    }

    private Response received(Site site, Form form, Request request, Map<String, List<String>> fields)
            throws HttpProblem {
        try {
            Outcome outcome = site.intake().receive(form.id(), post(request, fields));
            return answer(site, form, request, fields, outcome);
        } catch (StoreException e) {
            LOG.error("masthead.submission.not-stored form={} cause={}", form.id(), Redacted.of(e));
            return again(site, form, request, fields, HttpProblem.unavailable(), "form.again.503");
        }
    }

    private Response answer(Site site, Form form, Request request, Map<String, List<String>> fields, Outcome outcome)
            throws HttpProblem {
        if (outcome instanceof Outcome.Accepted accepted) {
            return thanks(site, form, request, accepted.receipt());
        }
        if (outcome instanceof Outcome.Quarantined quarantined) {
            return thanks(site, form, request, quarantined.receipt());
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return invalid(site, form, request, invalid.violations(), invalid.values());
        }
        if (outcome instanceof Refused refused && refused.reason() == Outcome.Reason.RATE_LIMITED) {
            return again(site, form, request, fields, HttpProblem.tooMany(refused.retryAfter()), "form.again.429");
        }
        if (outcome instanceof Refused refused && refused.reason() == Outcome.Reason.CHALLENGE_UNAVAILABLE) {
            HttpProblem unavailable = HttpProblem.challengeUnavailable(refused.retryAfter());
            return again(site, form, request, fields, unavailable, "form.again.challenge");
        }
        if (outcome instanceof Outcome.KeyReused) {
            return again(site, form, request, fields, HttpProblem.keyReused(), "status.409.text");
        }
        throw outcome instanceof Outcome.NoSuchForm ? HttpProblem.notFound() : HttpProblem.crossSite();
    }

    private Response thanks(Site site, Form form, Request request, String receipt) {
        if (Accepts.json(request)) {
            return Response.of(201, "application/json", Json.strict().writeValueAsBytes(Map.of("receipt", receipt)));
        }
        return Response.redirect(303, site.links().thanks(form.id()));
    }

    private Response invalid(Site site, Form form, Request request, List<Violation> violations, ReaderValues values) {
        return Accepts.json(request)
                ? problems.invalid(violations)
                : site.pages().formAgain(422, form, values, violations);
    }

    /** Refused for now, but not lost: the page comes back with everything that was typed, and says why in its language. */
    private Response again(
            Site site, Form form, Request request, Map<String, List<String>> fields, HttpProblem problem, String text) {
        if (Accepts.json(request)) {
            return problems.of(problem);
        }
        Response page = site.pages().formNotTaken(problem.status(), form, ReaderValues.of(fields), text);
        return Problems.withHeaders(page, problem.headers());
    }

    private Post post(Request request, Map<String, List<String>> fields) {
        Headers headers = request.headers();
        return Post.builder()
                .fields(fields)
                .idempotencyKey(headers.first("Idempotency-Key"))
                .secFetchSite(said(headers, "Sec-Fetch-Site"))
                .origin(said(headers, "Origin"))
                .referer(said(headers, "Referer"))
                .host(Optional.of(request.authority()).filter(host -> !host.isEmpty()))
                .clientAddress(clientAddress(request))
                .page(headers.first("Referer").flatMap(FormPosts::path))
                .language(Optional.of(
                        parts.sites().current().magazine().language().toLanguageTag()))
                .build();
    }

    private Optional<String> clientAddress(Request request) {
        TrustedProxies proxies = parts.defence().proxies();
        String address =
                proxies.clientAddress(request.clientAddress(), request.headers().all(proxies.header()));
        return Optional.of(address).filter(known -> !known.isEmpty());
    }

    /** Some proxies empty a header field where others leave it out; neither says anything. */
    private static Optional<String> said(Headers headers, String name) {
        return headers.first(name).filter(value -> !value.isBlank());
    }

    private static Optional<String> path(String referer) {
        try {
            return Optional.ofNullable(new URI(referer).getPath()).filter(path -> path.length() <= 1_000);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
