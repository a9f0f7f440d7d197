package dev.masthead.examples.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The machine's own Chromium, without a window. Where there is none, the test is skipped by name; where the environment
 * variable {@code MASTHEAD_REQUIRE} contains {@code browser}, it fails.
 */
final class Chrome implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SWITCHES = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en-GB",
            "--window-size=1280,900");

    private final ChromeDriver driver;

    private Chrome(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A browser as readers have it. */
    static Chrome open(Path profile) {
        return open(profile, options -> {});
    }

    /** A browser that is started with more switches. */
    static Chrome with(Path profile, String... switches) {
        return open(profile, options -> options.addArguments(switches));
    }

    /** A browser that runs no script. */
    static Chrome withoutScript(Path profile) {
        return open(
                profile,
                options -> options.setExperimentalOption(
                        "prefs", Map.of("profile.managed_default_content_settings.javascript", 2)));
    }

    private static Chrome open(Path profile, Consumer<ChromeOptions> more) {
        Optional<Path> chromium = command("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = command("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            skip("No chromium or no chromedriver on the PATH: the browser tests did not run");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(SWITCHES);
        options.addArguments("--user-data-dir=" + profile.toAbsolutePath());
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        more.accept(options);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Chrome(new ChromeDriver(service, options));
    }

    private static void skip(String why) {
        String required = Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE")).orElse("");
        if (required.contains("browser")) {
            throw new AssertionError(why + ", and MASTHEAD_REQUIRE asks for them");
        }
        Assumptions.abort(why);
    }

    private static Optional<Path> command(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chrome go(String address) {
        driver.get(address);
        return this;
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The first element that matches and can be seen. */
    WebElement visible(String selector) {
        await(selector + " is visible", chrome -> shown(selector).isPresent());
        return shown(selector).orElseThrow();
    }

    boolean isVisible(String selector) {
        return shown(selector).isPresent();
    }

    private Optional<WebElement> shown(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    void await(String what, Predicate<Chrome> condition) {
        await(what, PATIENCE.toSeconds(), condition);
    }

    void await(String what, long seconds, Predicate<Chrome> condition) {
        new WebDriverWait(driver, Duration.ofSeconds(seconds), Duration.ofMillis(50))
                .withMessage(what)
                .until(any -> condition.test(this));
    }

    /** Whether something that matches has the focus. */
    boolean hasFocus(String selector) {
        return Boolean.TRUE.equals(
                script("const [selector] = arguments; return !!document.activeElement.closest(selector)", selector));
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void hover(WebElement element) {
        new Actions(driver).moveToElement(element).perform();
    }

    void clickAt(int x, int y) {
        new Actions(driver).moveToLocation(x, y).click().perform();
    }

    void doubleClick(WebElement element) {
        new Actions(driver).doubleClick(element).perform();
    }

    Object script(String body, Object... arguments) {
        Object answer = ((JavascriptExecutor) driver).executeScript(body, arguments);
        return answer == null ? "" : answer;
    }

    Object scriptWithCallback(String body, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        Object answer = ((JavascriptExecutor) driver).executeAsyncScript(body, arguments);
        return answer == null ? "" : answer;
    }

    private void tell(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    void width(int pixels) {
        driver.manage().window().setSize(new Dimension(pixels, 800));
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Every page from now on lives five times as fast: a second of its timers takes a fifth. */
    void hurry() {
        tell(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "const real = setTimeout; setTimeout = (act, millis) => real(act, millis / 5);"));
    }

    /** Every page from now on runs so many times as slowly, as on a phone. */
    void slowDown(int times) {
        tell("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    /** Sets what a reader prefers, as a media feature of CSS. */
    void prefer(String feature, String value) {
        tell("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** What the console says that is worse than a note, and what the page's policy has stopped. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
