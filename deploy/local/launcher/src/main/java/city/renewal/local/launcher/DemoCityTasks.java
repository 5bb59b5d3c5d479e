package city.renewal.local.launcher;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates the city tasks that a demonstration's ledger refers to, through the public API. Only missing tasks are sent,
 * so that later changes by users are kept.
 */
final class DemoCityTasks {

    private static final String PATH = "/api/v1/city-tasks";

    private final String gateway;
    private final String admin;

    DemoCityTasks(String gateway, String admin) {
        this.gateway = gateway;
        this.admin = admin;
    }

    /** The file of a demonstration's tasks; it doesn't exist if the ledger refers to none. */
    static String fileOf(String name) {
        return name + "-city-tasks.json";
    }

    /**
     * Returns the number of tasks that were missing.
     *
     * @param tasks the request bodies, as a JSON list
     */
    int register(String name, String tasks) throws IOException {
        var missing = missing(tasks, known(name));
        for (var task : missing.entrySet()) {
            var headers = new HashMap<>(authorized());
            headers.put("Content-Type", "application/json");
            headers.put("If-None-Match", "*");
            var body = task.getValue().getBytes(StandardCharsets.UTF_8);
            DemoLoader.requireSuccess(name, Http.put(gateway + PATH + "/" + task.getKey(), headers, body));
        }
        return missing.size();
    }

    /** The request bodies of the missing tasks by task id. */
    static Map<String, String> missing(String tasks, Set<String> known) {
        var missing = new LinkedHashMap<String, String>();
        if (Json.read(tasks) instanceof List<?> list) {
            for (var task : list) {
                if (task instanceof Map<?, ?> members
                        && Json.at(task, "taskId") instanceof String id
                        && !known.contains(id)) {
                    missing.put(id, Json.write(members));
                }
            }
        }
        return missing;
    }

    private Set<String> known(String programme) throws IOException {
        var known = new HashSet<String>();
        @Nullable String cursor = null;
        do {
            var after = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            var page = Http.get(gateway + PATH + "?limit=500&programme=" + programme + after, authorized());
            DemoLoader.requireSuccess(programme, page);
            var answer = Json.read(page.body());
            if (Json.at(answer, "items") instanceof List<?> items) {
                items.forEach(item -> known.add(String.valueOf(Json.at(item, "taskId"))));
            }
            cursor = Json.at(answer, "next") instanceof String next ? next : null;
        } while (cursor != null);
        return known;
    }

    private Map<String, String> authorized() {
        return Map.of("Authorization", "Bearer " + admin);
    }
}
