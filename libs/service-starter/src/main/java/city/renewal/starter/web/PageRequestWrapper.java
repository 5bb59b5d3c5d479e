package city.renewal.starter.web;

import city.renewal.starter.export.Exported;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wraps the request for an export as a request for one page of the list. */
final class PageRequestWrapper extends HttpServletRequestWrapper {
    private static final String LIMIT = "500";

    private final Map<String, String[]> parameters;

    PageRequestWrapper(HttpServletRequest request, @Nullable String cursor) {
        super(request);
        parameters = new HashMap<>(request.getParameterMap());
        parameters.remove(Exported.FORMAT);
        parameters.put("limit", new String[] {LIMIT});
        if (cursor != null) {
            parameters.put("cursor", new String[] {cursor});
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
