package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.spi.Capability;
import dev.masthead.spi.StoreSettings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Random sequences of calls, compared with a model after each call. Twelve seeds are always the same, one is new each
 * time; the system property {@value #SEED} plays one sequence alone.
 */
abstract class GeneratedRules extends JudgedRules {

    static final String SEED = "masthead.tck.seed";

    private static final int FIXED_SEEDS = 12;
    private static final int STEPS = 90;

    private static final Set<String> OF_REOPENING = Set.of("S-01", "S-02", "S-03");
    private static final Map<String, String> JUDGED = new LinkedHashMap<>();

    static {
        JUDGED.put("S-01", "what generated calls wrote is there when the store is opened again");
        JUDGED.put("S-02", "keys and indexes that generated openings take away and bring back find every record");
        JUDGED.put("S-03", "generated openings with a violated unique key are refused");
        JUDGED.put("S-07", "generated queries of an index that is not declared now are refused");
        JUDGED.put("S-10", "payloads of generated records come back as they were put");
        JUDGED.put("S-11", "what a generated commit wrote is read at once");
        JUDGED.put("S-12", "generated records that are deleted, or were never put, are absent");
        JUDGED.put("S-20", "generated queries find exactly the records with the values asked for");
        JUDGED.put("S-21", "generated queries come in order");
        JUDGED.put("S-22", "generated queries keep to their ranges");
        JUDGED.put("S-23", "pages of generated queries are full, and tell whether more follows");
        JUDGED.put("S-24", "generated queries go on behind their positions");
        JUDGED.put("S-25", "generated queries find no record without a value for a key");
        JUDGED.put("S-30", "generated counts are right");
        JUDGED.put("S-40", "generated batches are written whole");
        JUDGED.put("S-41", "generated puts that expect no record fail exactly when there is one");
        JUDGED.put("S-42", "generated writes that expect a version fail exactly when there is another");
        JUDGED.put("S-43", "generated values of unique keys are refused exactly when they are taken");
        JUDGED.put("S-45", "generated batches that fail change nothing");
    }

    private int places;
    private boolean reopens;

    GeneratedRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    final Map<String, String> judged() {
        return JUDGED;
    }

    @Override
    final void assumeJudged(String rule) {
        assumeTrue(reopens || !OF_REOPENING.contains(rule), "the store does not declare PERSISTENT");
    }

    @Override
    final List<Finding> work() {
        reopens = store().capabilities().contains(Capability.PERSISTENT);
        store().close();
        List<Finding> findings = new ArrayList<>();
        for (long seed : seeds()) {
            note(seed);
            List<Step> steps = new StepSource(seed, reopens).steps(STEPS);
            play(steps).map(stop -> finding(seed, steps, stop)).ifPresent(findings::add);
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        return findings;
    }

    private static List<Long> seeds() {
        return Optional.ofNullable(System.getProperty(SEED))
                .map(seed -> List.of(Long.valueOf(seed)))
                .orElseGet(() -> LongStream.concat(
                                LongStream.rangeClosed(1, FIXED_SEEDS),
                                LongStream.of(new SecureRandom().nextInt(1 << 30)))
                        .boxed()
                        .toList());
    }

    private Finding finding(long seed, List<Step> steps, Player.Stop stop) {
        List<Step> shortest = new Shrinking(this::play).shrunk(steps, stop);
        Player.Stop again = play(shortest).orElse(stop);
        String calls =
                shortest.stream().map(step -> "\n    " + Spelling.of(step)).collect(Collectors.joining());
        return new Finding(
                again.finding().rule(),
                "Seed " + seed + " (again: -D" + SEED + "=" + seed + "), shrunk from " + (stop.step() + 1)
                        + " calls to " + shortest.size() + ":" + calls + "\n"
                        + again.finding().message());
    }

    private Optional<Player.Stop> play(List<Step> steps) {
        StoreSettings place = place();
        places++;
        return new Player(specs -> open(place, specs), "g" + places + "_", Shape.WHOLE).play(steps);
    }
}
