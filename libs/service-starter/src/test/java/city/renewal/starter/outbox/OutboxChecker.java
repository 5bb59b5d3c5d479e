package city.renewal.starter.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Detects faults of a relay: lost facts, and first occurrences out of order. */
final class OutboxChecker {
    private OutboxChecker() {}

    /**
     * @param decided the ids of each source in the order of their decisions
     * @param published every id that the broker acknowledged, in order, including repetitions
     * @return the detected faults
     */
    static List<String> faults(Map<String, List<String>> decided, List<String> published) {
        var first = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < published.size(); i++) {
            first.putIfAbsent(published.get(i), i);
        }
        var faults = new ArrayList<String>();
        decided.forEach((source, ids) -> {
            var last = -1;
            for (var id : ids) {
                var at = first.get(id);
                if (at == null) {
                    faults.add("%s was lost".formatted(id));
                } else if (at < last) {
                    faults.add("%s came before what was decided earlier".formatted(id));
                } else {
                    last = at;
                }
            }
        });
        return faults;
    }
}
