package dev.masthead.examples.cluster;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader who sends the newsletter's form, and sends it again to the other node, with the same key, until it is taken. */
final class FormPoster implements Load.Step {

    /** What all addresses of this load end with. */
    static final String DOMAIN = "@example.org";

    private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([0-9a-f]{32})\"");
    private static final long PAUSE_MILLIS = 50;

    private final Http http;
    private final List<URI> magazines;
    private final Acknowledged acknowledged;
    private int turn;

    FormPoster(Http http, List<URI> magazines, Acknowledged acknowledged, int firstTurn) {
        this.http = http;
        this.magazines = List.copyOf(magazines);
        this.acknowledged = acknowledged;
        this.turn = firstTurn;
    }

    @Override
    public void run() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String json = "{\"email\":\"" + key + DOMAIN + "\",\"consent\":true}";
        while (true) {
            URI magazine = magazines.get(turn++ % magazines.size());
            Optional<String> answer = http.post(URI.create(magazine + "/forms/newsletter"), key, json);
            if (answer.isPresent()) {
                acknowledged.add(line(key, answer.get()));
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** A reader and the receipt that the reader was given. */
    static String line(String key, String answer) {
        Matcher receipt = RECEIPT.matcher(answer);
        if (!receipt.find()) {
            throw new IllegalStateException("An answer without a receipt: " + answer);
        }
        return key + " " + receipt.group(1);
    }
}
