package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records what several threads do and see, and judges it afterwards: no counter can tell what an order can. */
abstract class HistoryRules extends JudgedRules {

    private static final Map<String, String> JUDGED = new LinkedHashMap<>();

    static {
        JUDGED.put("S-08", "in a recorded history, no call fails for being made beside others");
        JUDGED.put("S-11", "in a recorded history, every read sees what was so between its call and its answer");
        JUDGED.put("S-40", "in a recorded history, batches across collections are one write to every reader");
        JUDGED.put("S-42", "in a recorded history, a conflict tells a version that the record had during the call");
        JUDGED.put("S-43", "in a recorded history, a value is refused only while another record has it");
        JUDGED.put(
                "S-44", "in a recorded history, each write goes from the version it expects, each value has one owner");
        JUDGED.put("S-45", "in a recorded history, nobody reads what a failed commit would have written");
    }

    HistoryRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    final Map<String, String> judged() {
        return JUDGED;
    }

    @Override
    final List<Finding> work() {
        RecordStore store = open(Workload.COLLECTIONS);
        return judged(List.of(store));
    }

    /** Runs all workloads, each thread on one of the stores in turn; gives at most one finding of each. */
    static List<Finding> judged(List<RecordStore> stores) {
        List<Finding> findings = new ArrayList<>();
        Workload workload = new Workload(stores);
        List<Operation> registers = workload.registers();
        first(failures(registers))
                .or(() -> first(new Registers(registers).findings()))
                .ifPresent(findings::add);
        for (String key : List.of("slug", "claim")) {
            List<Operation> claims = workload.claims(key);
            CollectionSpec spec = Workload.HOT;
            first(failures(claims))
                    .or(() -> first(new Owners(claims, spec, key).findings()))
                    .ifPresent(findings::add);
        }
        List<Operation> together = workload.together();
        first(failures(together))
                .or(() -> first(new Registers(together).findings()))
                .or(() -> new Together(together).finding())
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> first(List<Finding> findings) {
        return findings.stream().findFirst();
    }

    private static List<Finding> failures(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.answer() instanceof Operation.Answer.Failed)
                .map(operation ->
                        new Finding("S-08", "A call failed though nothing was broken:\n    " + operation.text()))
                .toList();
    }
}
