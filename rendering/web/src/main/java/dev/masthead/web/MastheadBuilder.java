package dev.masthead.web;

import dev.masthead.core.Articles;
import dev.masthead.core.Channel;
import dev.masthead.core.Magazine;
import dev.masthead.core.MediaLibrary;
import dev.masthead.core.Outbox;
import dev.masthead.core.Plugins;
import dev.masthead.core.Quota;
import dev.masthead.core.RecordStores;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Challenge;
import dev.masthead.forms.ChannelSource;
import dev.masthead.forms.Check;
import dev.masthead.forms.Claims;
import dev.masthead.forms.Defences;
import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Rate;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.TrustedProxies;
import dev.masthead.rendering.BlockRenderer;
import dev.masthead.rendering.BlockRenderers;
import dev.masthead.rendering.Layout;
import dev.masthead.rendering.OverlayTiming;
import dev.masthead.rendering.Permalinks;
import dev.masthead.rendering.Theme;
import dev.masthead.rendering.ThemeProvider;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds a {@link Masthead}; not thread-safe. A store is the one thing that must be named; everything else has a default.
 */
public final class MastheadBuilder {

    /** Every collection that Masthead keeps; for who opens a store by hand, for example to read it elsewhere. */
    public static final List<CollectionSpec> COLLECTIONS = Stream.concat(
                    Articles.COLLECTIONS.stream(),
                    Stream.of(
                            ServerSecret.COLLECTION,
                            Submissions.COLLECTION,
                            Outbox.COLLECTION,
                            Quota.COLLECTION,
                            Claims.COLLECTION))
            .toList();

    private static final Pattern MOUNT_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
    private static final long DEFAULT_CACHE_BYTES = 16L * 1024 * 1024;

    Magazine magazine = Magazine.named("Magazine");
    Optional<Path> content = Optional.empty();
    Optional<String> fallbackAddress = Optional.empty();
    Forms forms = Forms.standard();
    MediaLibrary media = MediaLibrary.empty();
    Optional<Layout> layout = Optional.empty();
    Permalinks permalinks = Permalinks.usual();
    BlockRenderers blocks = BlockRenderers.none();
    List<OverlayTiming> overlays = List.of(OverlayTiming.usual());
    Optional<Rate> rate = Optional.of(Rate.DEFAULT);
    Optional<Rate> networkRate = Optional.empty();
    Defences defences = Defences.standard();
    private final List<UnaryOperator<Defences>> added = new ArrayList<>();
    Set<String> promptKinds = Set.of();
    Limits limits = Limits.standard();
    TrustedProxies proxies = TrustedProxies.none();
    String mountPath = "/magazine";
    long cacheBytes = DEFAULT_CACHE_BYTES;
    boolean cacheTags = true;
    Optional<Purge> purge = Optional.empty();
    final List<Channel> announced = new ArrayList<>();
    Optional<String> release = Optional.empty();
    InstantSource clock = InstantSource.system();
    RandomGenerator random = new SecureRandom();
    ClassLoader classLoader = MastheadBuilder.class.getClassLoader();
    Optional<byte[]> secret = Optional.empty();
    Duration keepDelivered = Duration.ofDays(30);
    boolean searchable;
    Optional<Path> searchFolder = Optional.empty();
    final List<ChannelSource> channels = new ArrayList<>();
    final Map<String, List<String>> deliveries = new LinkedHashMap<>();
    private Optional<Supplier<RecordStore>> storage = Optional.empty();
    private Optional<Theme> theme = Optional.empty();
    private String themeName = "default";

    MastheadBuilder() {}

    /** The magazine's own settings. A content folder's {@code magazine.yaml} takes their place. */
    public MastheadBuilder magazine(Magazine settings) {
        this.magazine = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /** Storage as an object, without settings. */
    public MastheadBuilder storage(RecordStoreProvider provider) {
        this.storage = Optional.of(() -> provider.open(StoreSettings.none(), COLLECTIONS));
        return this;
    }

    /**
     * Storage by name, found among the plugins that the class loader offers.
     *
     * @param name for example {@code sqlite}
     * @param settings the provider's own, for example {@code path}
     */
    public MastheadBuilder storage(String name, Map<String, String> settings) {
        this.storage = Optional.of(
                () -> RecordStores.open(name, StoreSettings.of(settings).with(classLoader), COLLECTIONS));
        return this;
    }

    /** One more form beside the five standard ones: a record with {@link dev.masthead.forms.FormId}. */
    public MastheadBuilder form(Class<? extends Record> form) {
        this.forms = forms.plus(form);
        return this;
    }

    /** One more form, for example from {@link Form#ofJson}; it takes the place of one with the same id. */
    public MastheadBuilder form(Form form) {
        this.forms = forms.with(form);
        return this;
    }

    /** These forms and no others. */
    public MastheadBuilder forms(Forms only) {
        this.forms = Objects.requireNonNull(only, "only");
        return this;
    }

    /** A folder with {@code magazine.yaml} and {@code articles/*.md}: imported now, and again whenever it changes. */
    public MastheadBuilder content(Path folder) {
        this.content = Optional.of(folder);
        return this;
    }

    /** The address that is used where the magazine has none of its own, as {@link Magazine#at}. */
    public MastheadBuilder fallbackAddress(String url) {
        this.fallbackAddress = Optional.of(url);
        return this;
    }

    /** Where pictures are that no content folder brings. */
    public MastheadBuilder media(MediaLibrary library) {
        this.media = Objects.requireNonNull(library, "library");
        return this;
    }

    /** The look, as an object. */
    public MastheadBuilder theme(Theme look) {
        this.theme = Optional.of(look);
        return this;
    }

    /** The look, by name among the plugins that the class loader offers; {@code default} when not set. */
    public MastheadBuilder theme(String name) {
        this.themeName = Objects.requireNonNull(name, "name");
        this.theme = Optional.empty();
        return this;
    }

    /** What renders custom blocks; without one for its kind, a block shows its fallback. */
    public MastheadBuilder blocks(BlockRenderer... renderers) {
        this.blocks = BlockRenderers.of(List.of(renderers));
        return this;
    }

    /** Which forms open by themselves and when they close again; {@link OverlayTiming#usual()} when not set. */
    public MastheadBuilder overlays(OverlayTiming... timings) {
        this.overlays = List.of(timings);
        return this;
    }

    /** The host's own page around ours. Such pages are the host's to cache: they say {@code no-store}. */
    public MastheadBuilder layout(Layout hostPage) {
        this.layout = Optional.of(hostPage);
        return this;
    }

    /** The form of an article's address; {@code /articles/{slug}} when not set. */
    public MastheadBuilder permalinks(Permalinks pattern) {
        this.permalinks = Objects.requireNonNull(pattern, "pattern");
        return this;
    }

    /**
     * The path that the host mounts it at, a context path included; {@code /magazine} when not set.
     *
     * @param path with a slash first and none at the end; empty for the root
     */
    public MastheadBuilder mountPath(String path) {
        if (!MOUNT_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "A mount path starts with a slash and does not end with one, for example /magazine; this one is '"
                            + path + "'");
        }
        this.mountPath = path;
        return this;
    }

    /** How often one address may post; {@link Rate#DEFAULT} when not set. */
    public MastheadBuilder rateLimit(Rate limit) {
        this.rate = Optional.of(limit);
        return this;
    }

    /** How often one network may post, an IPv4 /24 or an IPv6 /48; ten times as often as one address when not set. */
    public MastheadBuilder networkRateLimit(Rate limit) {
        this.networkRate = Optional.of(limit);
        return this;
    }

    /**
     * How readers are told from machines; {@link Defences#standard()} when not set. What {@link #check} and {@link
     * #challenge} add is added to these, whichever was called first.
     */
    public MastheadBuilder defences(Defences all) {
        this.defences = Objects.requireNonNull(all, "all");
        added.forEach(addition -> defences = addition.apply(defences));
        return this;
    }

    /** One more reason to suspect a post. */
    public MastheadBuilder check(Check check) {
        return add(defences -> defences.plus(check));
    }

    /**
     * What a reader's browser has to do before a form is accepted.
     *
     * @param challenge for example {@link dev.masthead.forms.ProofOfWork#standard()}
     * @param forms the ids of the forms that ask for it; none means all that have no other
     */
    public MastheadBuilder challenge(Challenge challenge, String... forms) {
        return add(defences -> forms.length == 0
                ? defences.challenge(challenge)
                : defences.challenge(challenge, forms[0], Arrays.copyOfRange(forms, 1, forms.length)));
    }

    /**
     * The kinds of challenge prompts that a script of the host's own meets in the pages, beside those that the theme's does
     * ({@link Theme#promptKinds()}); none when not set. A challenge of any other kind that refuses posts without its answer
     * does not let the magazine start, and one that takes them is warned of in the log.
     *
     * @param kinds see {@link dev.masthead.forms.Prompt#kind()}
     */
    public MastheadBuilder promptKinds(String... kinds) {
        this.promptKinds = Set.of(kinds);
        return this;
    }

    private MastheadBuilder add(UnaryOperator<Defences> addition) {
        this.defences = addition.apply(defences);
        added.add(addition);
        return this;
    }

    /** What a post may be like before anything of it is understood; {@link Limits#standard()} when not set. */
    public MastheadBuilder limits(Limits all) {
        this.limits = Objects.requireNonNull(all, "all");
        return this;
    }

    /**
     * The proxies in front, whose {@code X-Forwarded-For} is believed; nobody's when not set, as whoever is not behind a proxy
     * may write anything there. Where the container resolves it already, set none.
     *
     * @param cidrs for example {@code 10.0.0.0/8}
     */
    public MastheadBuilder trustedProxies(String... cidrs) {
        return trustedProxies(TrustedProxies.at(List.of(cidrs)));
    }

    /** The proxies in front; see {@link TrustedProxies}. */
    public MastheadBuilder trustedProxies(TrustedProxies all) {
        this.proxies = Objects.requireNonNull(all, "all");
        return this;
    }

    /** Switches the rate limit off, for load tests. */
    public MastheadBuilder withoutRateLimit() {
        this.rate = Optional.empty();
        return this;
    }

    /**
     * One more channel by which accepted submissions leave: mail, a webhook, your own. Couriers start with the magazine and
     * are closed with it.
     */
    public MastheadBuilder channel(ChannelSource channel) {
        channels.add(Objects.requireNonNull(channel, "channel"));
        return this;
    }

    /**
     * Lets readers search, at {@code /search} and {@code /search.json}; they cannot when not set. The index is kept in memory
     * and made anew at each start, in the background. Needs the artifact {@code dev.masthead:masthead-search}.
     */
    public MastheadBuilder search() {
        this.searchable = true;
        return this;
    }

    /**
     * The same with an index in files, which a start goes on with.
     *
     * @param folder of this node and this magazine alone; made when it is missing, made anew when it is damaged
     */
    public MastheadBuilder search(Path folder) {
        this.searchFolder = Optional.of(folder);
        return search();
    }

    /**
     * Lets a form's submissions leave by these channels and no others; by all that take the form when not set.
     *
     * @param form its id
     * @param names of channels, see {@link dev.masthead.core.Channel#name()}; none, and nothing leaves
     */
    public MastheadBuilder deliver(String form, String... names) {
        deliveries.put(form, List.of(names));
        return this;
    }

    /**
     * How long the outbox shows what was delivered; 30 days when not set. What is dead stays until it is sent again.
     *
     * @param time 0 to 100,000 days
     */
    public MastheadBuilder keepDelivered(Duration time) {
        this.keepDelivered = Objects.requireNonNull(time, "time");
        return this;
    }

    /** How many bytes of rendered pages are kept in memory; 16 MiB when not set, 0 for none. */
    public MastheadBuilder cacheBytes(long bytes) {
        this.cacheBytes = bytes;
        return this;
    }

    /**
     * Whether pages carry {@code Surrogate-Key} and {@code Cache-Tag}, by which caches in front are told what to drop; they do
     * when not set.
     */
    public MastheadBuilder cacheTags(boolean sent) {
        this.cacheTags = sent;
        return this;
    }

    /**
     * A cache in front that drops pages by their tags; it is told of each change by the outbox, so none is missed. See
     * {@link HttpPurge}.
     */
    public MastheadBuilder purge(Purge cache) {
        this.purge = Optional.of(cache);
        return this;
    }

    /**
     * A channel that is told of every change of an article, also of those that readers see nothing of; {@link
     * dev.masthead.core.Announcements#changeOf} reads which one. An entry of the outbox is committed with the change.
     */
    public MastheadBuilder announce(Channel channel) {
        this.announced.add(channel);
        return this;
    }

    /**
     * The name of what is deployed: of templates, texts, renderers and Masthead itself. Validators of pages ({@code ETag})
     * depend on it, so it changes with each deployment and is the same on all nodes; a random one of this start when not set,
     * and then browsers fetch each page again after a restart.
     *
     * @param name for example a build number; not empty
     */
    public MastheadBuilder release(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A release has a name, for example a build number");
        }
        this.release = Optional.of(name);
        return this;
    }

    /** The server secret, at least 32 random bytes; made at the first start and kept in the store when not set. */
    public MastheadBuilder secret(byte[] bytes) {
        this.secret = Optional.of(bytes.clone());
        return this;
    }

    /** The clock; the system's when not set. */
    public MastheadBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** The source of ids, receipts and the secret, cryptographically strong; {@link SecureRandom} when not set. */
    public MastheadBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Where plugins, drivers and texts are found; Masthead's own class loader when not set. */
    public MastheadBuilder classLoader(ClassLoader loader) {
        this.classLoader = Objects.requireNonNull(loader, "loader");
        return this;
    }

    /**
     * Opens the store, imports the content folder and makes everything ready.
     *
     * @throws IllegalStateException when no storage is named
     * @throws dev.masthead.core.PluginNotFoundException when no plugin has the name asked for
     * @throws dev.masthead.spi.StoreException when the store cannot be opened
     * @throws IllegalArgumentException when a setting is not understood
     * @throws IllegalStateException when readers may search and masthead-search is not there
     */
    public Masthead build() {
        RecordStore store = storage.orElseThrow(() -> new IllegalStateException(
                        "Name a storage: .storage(\"sqlite\", Map.of(\"path\", \"magazine.sqlite\")), or an object"))
                .get();
        try {
            return new Assembly(this, store, look()).masthead();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Theme look() {
        return theme.orElseGet(() -> Plugins.named(
                        ServiceLoader.load(ThemeProvider.class, classLoader),
                        ThemeProvider::name,
                        "theme",
                        themeName,
                        "The theme 'default' is in the artifact dev.masthead:masthead-theme.")
                .create());
    }
}
