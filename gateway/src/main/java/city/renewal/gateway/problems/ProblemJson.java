package city.renewal.gateway.problems;

import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A problem as the bytes of {@code application/problem+json}. */
public final class ProblemJson {
    private static final String TYPE = "urn:renewal:problem:";

    private final JsonMapper mapper;

    public ProblemJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** In the error format of GeoReport v2: a list of {@code {code, description}}. */
    byte[] asGeoReport(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", problem.status().value());
        body.put("description", problem.detail());
        return mapper.writeValueAsBytes(List.of(body));
    }

    public byte[] of(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE + problem.code());
        body.put("title", problem.status().getReasonPhrase());
        body.put("status", problem.status().value());
        body.put("detail", problem.detail());
        body.put("violations", problem.violations());
        return mapper.writeValueAsBytes(body);
    }
}
