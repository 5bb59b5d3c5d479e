package city.renewal.starter.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters and path variables of a request for a list. */
public record ListQuery(Map<String, String> parameters, Map<String, String> path) {
    public ListQuery {
        parameters = Map.copyOf(parameters);
        path = Map.copyOf(path);
    }

    /** A query parameter or path variable. */
    public @Nullable String get(String name) {
        var parameter = parameters.get(name);
        return parameter == null ? path.get(name) : parameter;
    }
}
