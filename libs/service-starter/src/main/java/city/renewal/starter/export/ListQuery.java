package city.renewal.starter.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list was asked for: the parameters of the query, and the ids in the path. */
public record ListQuery(Map<String, String> parameters, Map<String, String> path) {
    public ListQuery {
        parameters = Map.copyOf(parameters);
        path = Map.copyOf(path);
    }

    /** A parameter, or an id in the path. */
    public @Nullable String get(String name) {
        var parameter = parameters.get(name);
        return parameter == null ? path.get(name) : parameter;
    }
}
