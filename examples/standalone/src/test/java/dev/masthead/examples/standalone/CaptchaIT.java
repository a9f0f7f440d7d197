package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.challenge.Captcha;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.forms.Challenge;
import dev.masthead.forms.Defences;
import dev.masthead.forms.Selection;
import dev.masthead.forms.Submission;
import dev.masthead.servlet.MastheadServlet;
import dev.masthead.web.Masthead;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Captchas in a real browser, on the page with its policy; their servers are stood in for. */
class CaptchaIT {

    private static final Map<String, String> TYPED =
            Map.of("name", "Ada Lovelace", "email", "ada@example.org", "message", "A reader writes.");

    @TempDir
    private static Path folder;

    private static WidgetHosts hosts;
    private static Chrome chrome;

    private final Server server = new Server();
    private Masthead masthead = closed();

    /** The field of each, as documented. */
    enum Service {
        TURNSTILE("cf-turnstile-response"),
        HCAPTCHA("h-captcha-response");

        private final String field;

        Service(String field) {
            this.field = field;
        }

        private Captcha captcha() {
            return this == TURNSTILE
                    ? Captcha.turnstile("a-site-key", "a-secret")
                    : Captcha.hCaptcha("a-site-key", "a-secret");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        hosts = WidgetHosts.start(folder);
        chrome = Chrome.with(folder.resolve("profile"), hosts.switches());
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
        if (chrome != null) {
            chrome.close();
        }
    }

    @BeforeEach
    void work() {
        hosts.work();
        chrome.complaints(); // of the test before
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        masthead.close();
    }

    @ParameterizedTest
    @EnumSource
    void aWidgetThatAnswersLeavesNoSuspicion(Service service) throws Exception {
        open(service.captcha(), captcha -> captcha);
        typeIn();
        chrome.await("the widget has answered", any -> token(service).equals(WidgetHosts.TOKEN));
        send();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(), only().reasons());
        assertEquals(1, hosts.verified().size());
        assertTrue(hosts.verified().get(0).contains("secret=a-secret"));
        assertEquals(List.of(), chrome.complaints());
    }

    @Test
    void aWidgetWhosePostWasInvalidIsShownAnewForTheNext() throws Exception {
        open(Service.TURNSTILE.captcha(), captcha -> captcha.whenUnanswered(Challenge.Policy.REFUSE));
        chrome.script("document.querySelector('main form').noValidate = true");
        typeIn();
        chrome.find("main [name=email]").clear();
        chrome.await("the widget has answered", any -> token(Service.TURNSTILE).equals(WidgetHosts.TOKEN));
        send();
        chrome.visible("main .problems");
        assertEquals(List.of(), hosts.verified(), "nothing is used up by what is invalid");
        chrome.find("main [name=email]").sendKeys("ada@example.org");
        chrome.await(
                "the widget has answered again", any -> token(Service.TURNSTILE).equals(WidgetHosts.TOKEN));
        assertEquals(1, count("main iframe"));
        send();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(), only().reasons());
    }

    @ParameterizedTest
    @EnumSource
    void whereTheScriptDoesNotLoadThePostGoesThroughWithARemark(Service service) throws Exception {
        hosts.serveNoScripts();
        open(service.captcha(), captcha -> captcha);
        typeIn();
        send();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(Submission.CHALLENGE_UNANSWERED), only().reasons());
        assertEquals(List.of(), hosts.verified());
        assertFalse(chrome.complaints().stream().anyMatch(said -> said.contains("Content Security Policy")));
    }

    @Test
    void whereTheScriptDoesNotLoadAndTheHostRefusesTheReaderIsAskedAgainAndKeepsTheText() throws Exception {
        hosts.serveNoScripts();
        open(Service.TURNSTILE.captcha(), captcha -> captcha.whenUnanswered(Challenge.Policy.REFUSE));
        typeIn();
        send();
        chrome.visible("main .problems");
        assertEquals("A reader writes.", chrome.find("main [name=message]").getDomProperty("value"));
        assertEquals(
                0, masthead.inbox().newest(Selection.all(), 10).submissions().size());
        hosts.work();
        chrome.find("main [name=message]").sendKeys(" More.");
        chrome.await("the widget has answered", any -> token(Service.TURNSTILE).equals(WidgetHosts.TOKEN));
        send();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(), only().reasons());
    }

    @Test
    void aScriptThatNeverComesHoldsNobodyUpForLong() throws Exception {
        hosts.keepScriptsWaiting();
        open(Service.TURNSTILE.captcha(), captcha -> captcha);
        typeIn();
        send();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(Submission.CHALLENGE_UNANSWERED), only().reasons());
    }

    @Test
    void whereTokensCannotBeVerifiedThePostGoesThroughWithARemark() throws Exception {
        hosts.verifyNothing();
        open(Service.TURNSTILE.captcha(), captcha -> captcha);
        typeIn();
        chrome.await("the widget has answered", any -> token(Service.TURNSTILE).equals(WidgetHosts.TOKEN));
        send();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(Submission.CHALLENGE_UNAVAILABLE), only().reasons());
    }

    /** The reader's contact form, guarded; nobody here types as slowly as a reader. */
    private void open(Captcha captcha, UnaryOperator<Captcha> settings) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.open();
        server.addConnector(connector);
        String address = "http://127.0.0.1:" + connector.getLocalPort() + "/magazine";
        masthead = Masthead.builder()
                .magazine(Magazine.named("Harbour Review").at(address))
                .storage(new MemoryStorage())
                .defences(Defences.standard().without("too-fast"))
                .challenge(settings.apply(captcha.verifiedAt(hosts.verification())), "contact")
                .build();
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(MastheadServlet.of(masthead), "/magazine/*");
        context.addServlet(new ServletHolder(new NoIconServlet()), "/favicon.ico");
        server.setHandler(context);
        server.start();
        chrome.go(URI.create(address + "/forms/contact").toString());
    }

    private static Masthead closed() {
        Masthead none = Masthead.builder().storage(new MemoryStorage()).build();
        none.close();
        return none;
    }

    private static void typeIn() {
        TYPED.forEach((name, value) -> chrome.find("main [name=" + name + "]").sendKeys(value));
    }

    private static void send() {
        chrome.script("document.querySelector('main form [type=submit]').click()");
    }

    private static String token(Service service) {
        return String.valueOf(
                chrome.script("return document.querySelector('main [name=" + service.field + "]')?.value ?? ''"));
    }

    private static long count(String selector) {
        return (Long) chrome.script("return document.querySelectorAll('" + selector + "').length");
    }

    private Submission only() {
        List<Submission> stored = masthead.inbox().newest(Selection.all(), 10).submissions();
        assertEquals(1, stored.size());
        return stored.get(0);
    }
}
