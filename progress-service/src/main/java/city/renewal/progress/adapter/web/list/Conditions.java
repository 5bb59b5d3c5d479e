package city.renewal.progress.adapter.web.list;

import city.renewal.events.Extension;
import city.renewal.progress.adapter.web.Parameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Query conditions that several lists share: equality by public field name. */
final class Conditions {
    private static final List<String> EQUAL =
            List.of("programme", "project", "field", "street", "headquarters", "unit", "owner", "leader");

    private Conditions() {}

    static Map<String, String> equal(Parameters parameters) {
        Map<String, String> equal = new TreeMap<>();
        for (var name : EQUAL) {
            var value = parameters.text(name);
            if (value != null) {
                equal.put(name, value);
            }
        }
        return equal;
    }

    /** The state of the latest extension request: {@code PENDING} finds rows that wait for a decision. */
    static void extension(Parameters parameters, Map<String, String> equal) {
        var state = parameters.constant("extension", Extension.State.class);
        if (state != null) {
            equal.put("extension", state.name());
        }
    }
}
