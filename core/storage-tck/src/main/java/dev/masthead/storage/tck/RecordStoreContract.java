package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every rule of the storage SPI as a test. A store passes when a subclass that hands it over has no failure:
 *
 * <pre>{@code
 * class RedisStoreTest extends RecordStoreContract {
 *     @Override
 *     protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
 *         return new RedisStoreProvider().open(settings, collections);
 *     }
 *
 *     @Override
 *     protected StoreSettings fresh() {
 *         return StoreSettings.of(Map.of("database", newDatabase()));
 *     }
 * }
 * }</pre>
 *
 * <p>The kit also kills processes that write to a durable store, and servers where it is told how; see {@link #processes()}. What a store
 * does not declare as a capability is skipped, and must be refused when a host requires it. The rules about cost (S-26, the
 * second half of S-30) and about the loss of power (S-47) cannot be seen from here: a store has its own tests for them. Each
 * test has a minute, so that a store that hangs fails. Each race has a latch and a bounded number of rounds; random calls
 * have seeds, which a failure prints (system property {@code masthead.tck.seed}). A report of all rules is written to {@code
 * target/conformance}, or the folder in the configuration parameter or system property {@code masthead.tck.report}.
 */
public abstract class RecordStoreContract {

    @RegisterExtension
    static final ConformanceReport REPORT = new ConformanceReport();

    private final Queue<RecordStore> opened = new ConcurrentLinkedQueue<>();
    private final Observed observed = new Observed();
    private Start start = new Start();

    /** For subclasses. */
    protected RecordStoreContract() {}

    /**
     * Opens the store under test, as its provider does.
     *
     * @param settings what {@link #fresh()} gave, or the same with required capabilities
     * @param collections see {@link dev.masthead.spi.RecordStoreProvider#open}
     * @return an open store; the kit closes it
     */
    protected abstract RecordStore open(StoreSettings settings, List<CollectionSpec> collections);

    /**
     * Settings of a place that holds no data yet; called once per test, and by one of them twice. A store with {@link
     * dev.masthead.spi.Capability#PERSISTENT} is opened there several times.
     *
     * @return no settings, unless overridden
     */
    protected StoreSettings fresh() {
        return StoreSettings.none();
    }

    /**
     * How another process opens the same store, so that the kit can kill processes that write and look at what they
     * leave. Called several times. Unless overridden, and where the store declares {@link
     * dev.masthead.spi.Capability#DURABLE}, another process makes this class by its constructor without parameters and
     * calls its {@link #open} with what {@link #fresh()} gave here; where that fails, a test of S-47 does, and says why.
     *
     * @return for example {@code Optional.of(Processes.opening(new RedisStoreProvider()))}; empty where no other process
     *     can open the store: then crashes are not tested, and the report says so
     */
    protected Optional<Processes> processes() {
        return Optional.of(Processes.opening(getClass()));
    }

    final RecordStore track(RecordStore store) {
        opened.add(store);
        return store;
    }

    final void begin(Start ofAllTests) {
        start = ofAllTests;
    }

    final Start start() {
        return start;
    }

    final Observed observed() {
        return observed;
    }

    @AfterEach
    void closeWhatWasOpened() {
        opened.removeIf(RecordStoreContract::closed);
    }

    /** Closing has tests of its own; what fails here would fail all the others. */
    private static boolean closed(RecordStore store) {
        try {
            store.close();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Nested
    @DisplayName("Opening")
    final class Opening extends OpeningRules {
        Opening() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Migrating")
    final class Migrating extends MigrationRules {
        Migrating() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Migrating what changes a little")
    final class RenewedKeys extends RenewedKeysRules {
        RenewedKeys() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Closing and wrong calls")
    final class Closing extends ClosingRules {
        Closing() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Closing and interrupts in the middle")
    final class CloseRaces extends CloseRaceRules {
        CloseRaces() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Given back")
    final class GivenBack extends GivenBackRules {
        GivenBack() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Told to nobody")
    final class Discretion extends DiscretionRules {
        Discretion() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Reading one record")
    final class Reading extends ReadingRules {
        Reading() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Querying an index")
    final class Querying extends QueryRules {
        Querying() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Wide indexes")
    final class WideIndexes extends WideIndexRules {
        WideIndexes() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Texts that look alike")
    final class Exactness extends ExactnessRules {
        Exactness() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Names that begin with one another")
    final class Names extends NameRules {
        Names() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Order and pages")
    final class Paging extends PagingRules {
        Paging() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Ranges and positions")
    final class Ranges extends RangeRules {
        Ranges() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Counting")
    final class Counting extends CountingRules {
        Counting() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("The largest")
    final class Large extends LargeRules {
        Large() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Committing")
    final class Committing extends CommitRules {
        Committing() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Versions and unreadable keys")
    final class Versions extends VersionRules {
        Versions() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Unique keys")
    final class UniqueKeys extends UniqueKeyRules {
        UniqueKeys() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Values that change hands")
    final class Claiming extends ClaimRules {
        Claiming() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Many at once")
    final class Concurrently extends ConcurrencyRules {
        Concurrently() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("One moment")
    final class Moments extends MomentRules {
        Moments() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Several stores on the same data")
    final class Sharing extends SharingRules {
        Sharing() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Stores that others outdate")
    final class Outdated extends OutdatedRules {
        Outdated() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Generated calls")
    final class Generated extends GeneratedRules {
        Generated() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Recorded histories")
    final class Histories extends HistoryRules {
        Histories() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("Closing and opening again")
    final class Reopening extends ReopeningRules {
        Reopening() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("A killed process")
    final class KilledProcess extends KilledProcessRules {
        KilledProcess() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("A process that ends within a large commit")
    final class TornCommit extends TornCommitRules {
        TornCommit() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("A killed migration")
    final class KilledMigration extends KilledMigrationRules {
        KilledMigration() {
            super(RecordStoreContract.this);
        }
    }

    @Nested
    @DisplayName("A killed server")
    final class KilledServer extends KilledServerRules {
        KilledServer() {
            super(RecordStoreContract.this);
        }
    }
}
