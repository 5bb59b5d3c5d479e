package city.renewal.starter.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a relay did wrong: facts that were lost, or first occurrences that came out of order. */
final class OutboxChecker {
    private OutboxChecker() {}

    /**
     * @param decided per source, the ids in the order of their decision
     * @param published every id that the broker took, in order, repetitions among them
     * @return what is wrong; empty when nothing is
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
