package dev.masthead.web;

import dev.masthead.content.ContentFolder;
import dev.masthead.content.ContentImport;
import dev.masthead.content.ContentProblem;
import dev.masthead.content.ContentReading;
import dev.masthead.content.ContentWatch;
import dev.masthead.core.Announcements;
import dev.masthead.core.Articles;
import dev.masthead.core.Channel;
import dev.masthead.core.Magazine;
import dev.masthead.core.MediaLibrary;
import dev.masthead.core.Outbox;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Form;
import dev.masthead.forms.FormDocument;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Newsroom;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.forms.Wording;
import dev.masthead.rendering.AssetLinks;
import dev.masthead.rendering.Links;
import dev.masthead.rendering.Texts;
import dev.masthead.rendering.Theme;
import dev.masthead.rendering.Views;
import dev.masthead.spi.RecordStore;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a magazine together from what its builder was told. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);
    private static final Duration CONTENT_INTERVAL = Duration.ofMillis(300);

    private final MastheadBuilder from;
    private final RecordStore store;
    private final Theme theme;
    private final AssetFiles assets;
    private final ValidatorFactory validators;
    private final Articles articles;
    private final ServerSecret secret;
    private final PageCache cache;
    private final Changes changes;
    private final Resources resources = new Resources();
    private final AtomicReference<Optional<Sites>> sites = new AtomicReference<>(Optional.empty());
    private final PostRoom postRoom;
    private final UnknownWording unknownWording = new UnknownWording();

    Assembly(MastheadBuilder from, RecordStore store, Theme theme) {
        this.from = from;
        this.store = store;
        this.theme = theme;
        this.assets = new AssetFiles(theme.assets());
        this.validators = Validators.withoutExpressions();
        this.articles = new Articles(store, validators.getValidator(), from.clock, from.random, announcements());
        this.cache = new PageCache(from.cacheBytes, from.clock);
        this.changes = new Changes(articles.changes(), from.clock, cache::follow);
        this.secret = from.secret.map(ServerSecret::of).orElseGet(() -> ServerSecret.in(store, from.random));
        this.postRoom =
                new PostRoom(from, new Newsroom(store, this::forms, secret, from.clock, this::magazine), announced());
    }

    private Announcements announcements() {
        Stream<String> names = from.announced.stream().map(Channel::name);
        Stream<String> purge = from.purge.stream().map(cache -> PurgeChannel.NAME);
        return new Announcements(Stream.concat(names, purge).toList(), this::wake);
    }

    private List<Channel> announced() {
        Stream<Channel> purge = from.purge.stream().map(cache -> new PurgeChannel(articles, cache));
        return Stream.concat(from.announced.stream(), purge).toList();
    }

    private void wake() {
        postRoom.wake();
    }

    Masthead masthead() {
        resources.add(store);
        resources.add(validators);
        from.content.ifPresent(folder -> follow(ContentFolder.at(folder)));
        Sites all = sites.get().orElseGet(() -> new Sites(this::site, from.magazine, from.media));
        sites.set(Optional.of(all));
        resources.add(postRoom.open(store));
        return new Masthead(new Parts(
                articles,
                Submissions.in(store),
                Outbox.in(store, from.clock),
                assets,
                all,
                from.permalinks,
                from.mountPath,
                changes,
                cache,
                new CacheTags(from.cacheTags),
                search(all),
                from.release.orElseGet(this::anyRelease),
                from.clock,
                new Defence(from.limits, from.proxies, new SecurityHeaders(from.defences.challenges())),
                new Previews(articles, secret, from.clock, from.mountPath),
                resources));
    }

    private Optional<SearchDesk> search(Sites all) {
        if (!from.searchable) {
            return Optional.empty();
        }
        Magazine magazine = all.current().magazine();
        try {
            return Optional.of(
                    resources.add(SearchDesk.open(articles, magazine.language(), from.searchFolder, from.clock)));
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The search needs the artifact dev.masthead:masthead-search; add it, or leave out .search()", e);
        }
    }

    private Forms forms() {
        return sites.get().map(all -> all.current().forms()).orElse(from.forms);
    }

    private Magazine magazine() {
        return sites.get().map(all -> all.current().magazine()).orElse(from.magazine);
    }

    private void follow(ContentFolder folder) {
        ContentImport importing = new ContentImport(articles);
        Validator validator = validators.getValidator();
        resources.add(ContentWatch.start(
                folder, validator, CONTENT_INTERVAL, Assembly::daemon, reading -> bring(importing, reading)));
    }

    private void bring(ContentImport importing, ContentReading reading) {
        reading.problems().forEach(Assembly::report);
        importing.bring(reading).forEach(Assembly::report);
        MediaLibrary media = hash -> reading.media().find(hash).or(() -> from.media.find(hash));
        sites.get()
                .ifPresentOrElse(
                        known -> known.change(reading.magazine(), media),
                        () -> sites.set(Optional.of(new Sites(this::site, reading.magazine(), media))));
    }

    private static void report(ContentProblem problem) {
        if (problem.severity() == ContentProblem.Severity.ERROR) {
            LOG.error("masthead.content.error {}", problem);
        } else {
            LOG.warn("masthead.content.warning {}", problem);
        }
    }

    private Site site(long generation, Magazine settings, MediaLibrary media) {
        Magazine magazine = withAddress(settings);
        Wording wording = Wording.of(magazine.language(), from.classLoader);
        Texts texts = Texts.of(magazine.language(), from.classLoader);
        report(wording, texts);
        Forms forms = from.forms.in(wording);
        Links links = Links.under(from.mountPath, magazine, from.permalinks);
        OccupiedSections occupied = new OccupiedSections(articles.published(), magazine, changes, from.clock);
        Views views = Views.builder(magazine, links)
                .texts(texts)
                .forms(forms)
                .renderers(from.blocks)
                .overlays(from.overlays)
                .sectionsInNavigation(occupied::has)
                .searchable(from.searchable)
                .assets(assetLinks(links))
                .build();
        MachineOutputs outputs = new MachineOutputs(
                magazine, links.absoluteOr(URI.create("http://localhost" + from.mountPath)), from.blocks);
        Pages pages = new Pages(
                views,
                forms,
                new FormDocument(from.defences),
                new PageWriter(theme, from.layout),
                outputs,
                new SiteLinks(magazine, links, from.permalinks),
                from.clock);
        return new Site(
                generation,
                magazine,
                forms,
                links,
                media,
                pages,
                intake(magazine, forms),
                occupied,
                Fingerprint.of(magazine, forms, from, assets));
    }

    /** Most hosts have no such files, and nothing is looked up for them. */
    private void report(Wording wording, Texts texts) {
        if (!wording.hostKeys().isEmpty()) {
            unknownWording.report(wording.hostKeys(), Wording.keys(from.forms));
        }
        if (!texts.hostKeys().isEmpty()) {
            unknownWording.report(texts.hostKeys(), Texts.keys(from.forms));
        }
    }

    /** Nodes of one release agree on their validators only when they are told its name. */
    private String anyRelease() {
        return Long.toHexString(from.random.nextLong());
    }

    private Magazine withAddress(Magazine settings) {
        boolean missing = settings.address().isEmpty();
        return missing ? from.fallbackAddress.map(settings::at).orElse(settings) : settings;
    }

    private AssetLinks assetLinks(Links links) {
        Map<String, String> hrefs = new LinkedHashMap<>();
        assets.hashes().forEach((name, hash) -> hrefs.put(name, links.asset(name, hash)));
        return new AssetLinks(hrefs);
    }

    private Intake intake(Magazine magazine, Forms forms) {
        Intake.Builder intake = Intake.builder(store, forms, secret, validators.getValidator())
                .clock(from.clock)
                .random(from.random)
                .deliveries(postRoom.deliveries(), postRoom::wake)
                .defences(from.defences);
        from.networkRate.ifPresent(intake::networkRate);
        magazine.address().ifPresent(intake::origin);
        from.rate.ifPresentOrElse(intake::rate, intake::withoutRate);
        return checked(intake.build(), forms);
    }

    private Intake checked(Intake intake, Forms forms) {
        PromptKinds kinds = new PromptKinds(theme.promptKinds(), from.promptKinds);
        for (Form form : forms.all()) {
            from.defences.challengeOf(form.id()).ifPresent(challenge -> kinds.check(form, challenge, intake::opening));
        }
        return intake;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "masthead-content");
        thread.setDaemon(true);
        return thread;
    }
}
