package city.renewal.deploy;

import static city.renewal.deploy.Repository.list;
import static city.renewal.deploy.Repository.map;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a compose file that the checks need. */
record ComposeFile(String text, List<Service> services) {

    /**
     * One container.
     *
     * @param module the module of ours that it is built from, or null for somebody else's image
     * @param dockerfile what it is built by, or null
     * @param waitsFor the names of those it waits for, with the condition
     */
    record Service(
            String name,
            @Nullable String image,
            @Nullable String module,
            @Nullable String dockerfile,
            @Nullable String restart,
            Map<String, String> environment,
            List<String> ports,
            List<String> volumes,
            List<String> healthTest,
            Map<String, String> waitsFor) {}

    static ComposeFile read(Path file) {
        var services = map(Repository.yaml(file).get("services")).entrySet().stream()
                .map(entry -> service(entry.getKey(), map(entry.getValue())))
                .toList();
        return new ComposeFile(Repository.text(file), services);
    }

    private static Service service(String name, Map<String, Object> all) {
        var build = map(all.get("build"));
        return new Service(
                name,
                string(all.get("image")),
                string(map(build.get("args")).get("SERVICE")),
                string(build.get("dockerfile")),
                string(all.get("restart")),
                strings(map(all.get("environment"))),
                list(all.get("ports")).stream().map(String::valueOf).toList(),
                list(all.get("volumes")).stream().map(String::valueOf).toList(),
                list(map(all.get("healthcheck")).get("test")).stream()
                        .map(String::valueOf)
                        .toList(),
                conditions(map(all.get("depends_on"))));
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, String> strings(Map<String, Object> values) {
        var strings = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> strings.put(key, String.valueOf(value)));
        return strings;
    }

    private static Map<String, String> conditions(Map<String, Object> dependsOn) {
        var conditions = new LinkedHashMap<String, String>();
        dependsOn.forEach((name, how) -> conditions.put(name, String.valueOf(map(how).get("condition"))));
        return conditions;
    }
}
