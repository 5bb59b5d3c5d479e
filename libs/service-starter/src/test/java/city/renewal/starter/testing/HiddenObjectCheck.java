package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.json.Json;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * Tests that an object which the caller may not see and an object that does not exist get the same response: every
 * operation of an OpenAPI document that names an object in its path or query is called with both, by every role that
 * may call it.
 */
public final class HiddenObjectCheck {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode document;
    private final Map<String, String> hidden;
    private final Map<String, String> bodies = new HashMap<>();

    private HiddenObjectCheck(JsonNode document, Map<String, String> hidden) {
        this.document = document;
        this.hidden = hidden;
    }

    /** @param hidden ids of existing objects that no caller may see, by parameter name */
    public static HiddenObjectCheck of(String document, Map<String, String> hidden) {
        try (InputStream in = HiddenObjectCheck.class.getResourceAsStream("/openapi/%s.json".formatted(document))) {
            return new HiddenObjectCheck(Json.lenient().readTree(in), hidden);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sets a valid body, so that the request is refused because of the object; the default is an empty object.
     *
     * @param operation such as {@code POST /api/v1/things/{thingId}/end}
     */
    public HiddenObjectCheck sending(String operation, String body) {
        bodies.put(operation, body);
        return this;
    }

    /** @param stranger a caller in the given role */
    public Stream<DynamicTest> tests(
            RunningService service, java.util.function.Function<Role, TestTokens.Bearer> stranger) {
        var tests = new ArrayList<DynamicTest>();
        for (var path : document.get("paths").properties()) {
            for (var described : path.getValue().properties()) {
                if (METHODS.contains(described.getKey()) && namesAHiddenObject(path.getKey(), described.getValue())) {
                    for (var role : described.getValue().path("x-roles")) {
                        var operation = new Operation(
                                described.getKey().toUpperCase(Locale.ROOT), path.getKey(), described.getValue());
                        tests.add(DynamicTest.dynamicTest(
                                "%s as %s %s".formatted(operation.method, role.asString(), operation.path),
                                () -> assertSameResponse(
                                        service, operation, stranger.apply(Role.valueOf(role.asString())))));
                    }
                }
            }
        }
        return tests.stream();
    }

    private record Operation(String method, String path, JsonNode described) {}

    private boolean namesAHiddenObject(String path, JsonNode operation) {
        for (var parameter : operation.path("parameters")) {
            if (!parameter.path("in").asString().equals("header")
                    && hidden.containsKey(parameter.path("name").asString())) {
                return true;
            }
        }
        return hidden.keySet().stream().anyMatch(name -> path.contains("{" + name + "}"));
    }

    private void assertSameResponse(RunningService service, Operation operation, TestTokens.Bearer bearer) {
        for (var ifMatch : new String[] {null, "*", "\"1\"", "\"7\""}) {
            var hiddenResponse = send(service, operation, bearer, ifMatch, hidden);
            var unknownResponse = send(service, operation, bearer, ifMatch, Map.of());

            assertThat(hiddenResponse)
                    .as("%s %s as %s", operation.method, operation.path, bearer)
                    .isEqualTo(unknownResponse);
        }
    }

    /** Status and body, without the ids themselves and the time. */
    private String send(
            RunningService service,
            Operation operation,
            TestTokens.Bearer bearer,
            @Nullable String ifMatch,
            Map<String, String> ids) {
        var path = operation.path;
        var query = new ArrayList<String>();
        for (var parameter : operation.described.path("parameters")) {
            var name = parameter.path("name").asString();
            var id = ids.getOrDefault(name, "no-such-" + name.toLowerCase(Locale.ROOT));
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", id);
                case "query" -> {
                    if (parameter.path("required").asBoolean() || hidden.containsKey(name)) {
                        var choices = parameter.path("schema").path("enum");
                        query.add(name + "="
                                + (choices.isEmpty() ? id : choices.get(0).asString()));
                    }
                }
                default -> {}
            }
        }
        var headers = ifMatch == null ? Map.<String, String>of() : Map.of("if-match", ifMatch);
        var body = List.of("GET", "DELETE").contains(operation.method)
                ? null
                : bodies.getOrDefault(operation.method + " " + operation.path, "{}");
        var answer = service.send(
                operation.method,
                query.isEmpty() ? path : path + "?" + String.join("&", query),
                bearer.token(),
                body,
                headers);
        var text = answer.status() + " " + answer.headers().get("etag") + " " + answer.body();
        for (var each : operation.described.path("parameters")) {
            var name = each.path("name").asString();
            text = text.replace(ids.getOrDefault(name, "no-such-" + name.toLowerCase(Locale.ROOT)), "…");
        }
        return text.replaceAll("\"asOf\":\"[^\"]*\"", "\"asOf\":…");
    }
}
