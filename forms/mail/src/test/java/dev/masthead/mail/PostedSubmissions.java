package dev.masthead.mail;

import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Outbox;
import dev.masthead.core.Quota;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Newsroom;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Post;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in memory, and readers who post to it. */
final class PostedSubmissions implements AutoCloseable {

    final RecordStore store = new MemoryStorage()
            .open(StoreSettings.none(), List.of(Submissions.COLLECTION, Outbox.COLLECTION, Quota.COLLECTION));
    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final ServerSecret secret = ServerSecret.of(new byte[32]);
    private static final Forms FORMS = Forms.standard().plus(Form.ofJson("""
            {"id": "table", "title": "A table", "fields": [
              {"name": "one", "type": "group", "label": "Guest 1", "fields": [{"name": "name", "label": "Name"}]},
              {"name": "two", "type": "group", "label": "Guest 2", "fields": [{"name": "name", "label": "Name"}]},
              {"name": "remark", "label": "Remark"}, {"name": "wish", "label": "Remark"},
              {"name": "email", "type": "email", "label": "E-mail"}]}"""));
    private final Intake intake = Intake.builder(store, FORMS, secret, validators.getValidator())
            .clock(() -> now())
            .withoutRate()
            .build();
    private Magazine magazine = Magazine.named("Harbour Review").at("https://www.example.org/magazine");
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private int posts;

    final Newsroom newsroom = new Newsroom(store, () -> FORMS, secret, () -> now, () -> magazine);

    void magazine(Magazine settings) {
        this.magazine = settings;
    }

    void pass(java.time.Duration time) {
        now = now.plus(time);
    }

    void at(Instant instant) {
        now = instant;
    }

    Instant now() {
        return now;
    }

    /** A receipt, when the post is accepted. */
    synchronized Optional<String> post(String form, Map<String, String> fields) {
        Post.Builder post =
                Post.builder().secFetchSite(Optional.of("same-origin")).idempotencyKey(Optional.of("k" + posts++));
        fields.forEach(post::field);
        Outcome outcome = intake.receive(form, post.build());
        return outcome instanceof Outcome.Accepted accepted ? Optional.of(accepted.receipt()) : Optional.empty();
    }

    String contact(String email, String message) {
        return post("contact", Map.of("name", "Ada Lovelace", "email", email, "message", message))
                .orElseThrow();
    }

    @Override
    public void close() {
        store.close();
        validators.close();
    }
}
