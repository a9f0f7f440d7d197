package dev.masthead.forms;

import java.util.ArrayList;
import java.util.List;

/**
 * What the checks found.
 *
 * @param reasons the names of those that are suspicious, in their order
 * @param weight the sum of their weights
 * @param threshold from which sum on a post is quarantined
 */
record Judgement(List<String> reasons, int weight, int threshold) {

    Judgement {
        reasons = List.copyOf(reasons);
    }

    Judgement plus(String reason, int more) {
        List<String> all = new ArrayList<>(reasons);
        all.add(reason);
        return new Judgement(all, weight + more, threshold);
    }

    Submission.State state() {
        return weight >= threshold ? Submission.State.QUARANTINED : Submission.State.NEW;
    }
}
