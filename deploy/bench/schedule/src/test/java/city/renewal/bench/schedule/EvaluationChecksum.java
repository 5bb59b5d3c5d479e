package city.renewal.bench.schedule;

import city.renewal.schedule.Evaluation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads all results of evaluations, as a consumer that writes lists does. */
final class EvaluationChecksum {
    private EvaluationChecksum() {}

    /** A checksum over all results of every node, so that the compiler can eliminate none of them. */
    static long read(Evaluation evaluation) {
        long sum = evaluation.shortByDays();
        for (int node = 0; node < evaluation.plan().size(); node++) {
            sum = 31 * sum + evaluation.earliestStart(node).toEpochDay();
            sum = 31 * sum + evaluation.earliestFinish(node).toEpochDay();
            sum = 31 * sum + evaluation.latestStart(node).toEpochDay();
            sum = 31 * sum + evaluation.latestFinish(node).toEpochDay();
            sum = 31 * sum + evaluation.forecastFinish(node).toEpochDay();
            sum = 31 * sum + evaluation.dueDate(node).toEpochDay();
            sum = 31 * sum + evaluation.totalFloatDays(node);
            sum = 31 * sum + evaluation.freeFloatDays(node);
        }
        return sum;
    }

    static List<LocalDate> of(Evaluation evaluation, int node) {
        return List.of(
                evaluation.earliestStart(node),
                evaluation.earliestFinish(node),
                evaluation.latestStart(node),
                evaluation.latestFinish(node));
    }

    /** @throws IllegalStateException where two evaluations differ in anything */
    static void requireEqual(Evaluation one, Evaluation other) {
        if (one.shortByDays() != other.shortByDays() || !one.drivingChain().equals(other.drivingChain())) {
            throw new IllegalStateException("Expected one verdict, but there were two");
        }
        for (int node = 0; node < one.plan().size(); node++) {
            if (!everything(one, node).equals(everything(other, node))) {
                throw new IllegalStateException("Expected %s of node %d, but it was %s"
                        .formatted(everything(other, node), node, everything(one, node)));
            }
        }
    }

    private static List<Object> everything(Evaluation evaluation, int node) {
        var all = new ArrayList<Object>(of(evaluation, node));
        all.add(evaluation.dueDate(node));
        all.add(evaluation.forecastFinish(node));
        all.add(evaluation.totalFloatDays(node));
        all.add(evaluation.freeFloatDays(node));
        all.add(evaluation.critical(node));
        return all;
    }
}
