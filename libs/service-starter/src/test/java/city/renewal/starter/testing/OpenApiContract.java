package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import city.renewal.starter.json.Json;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a service's committed OpenAPI document with the document generated from its code.
 *
 * <p>To regenerate it: {@code ./mvnw -pl <service> -am test -Dtest='*OpenApi*' -Dsurefire.failIfNoSpecifiedTests=false
 * -Drenewal.openapi.write=true}.
 */
public final class OpenApiContract {
    private OpenApiContract() {}

    /** @param name of the document, such as {@code notification} */
    public static void assertCommitted(RunningService service, String name, String title) {
        var file = Path.of("src/main/resources/openapi/%s.json".formatted(name));
        var generated = generated(service, title);
        try {
            if (Boolean.getBoolean("renewal.openapi.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated);
            }
            if (!Files.exists(file)) {
                fail("There is no %s. %s", file, regenerate(name));
            }
            assertThat(Files.readString(file)).as(regenerate(name)).isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String regenerate(String name) {
        return ("openapi/%s.json is made from the code. Write it anew: ./mvnw -pl %s-service -am test"
                        + " -Dtest='*OpenApi*' -Dsurefire.failIfNoSpecifiedTests=false -Drenewal.openapi.write=true")
                .formatted(name, name);
    }

    /** The document with sorted keys, so that two runs give the same bytes. */
    public static String generated(RunningService service, String title) {
        var answer = service.get("/v3/api-docs", TestTokens.of("p-doc", Role.ADMIN));
        assertThat(answer.status()).as("answer of springdoc: %s", answer.body()).isEqualTo(200);
        var document = (ObjectNode) document(answer.body());
        document.putObject("info").put("title", title).put("version", "v1");
        keepOnlyTheInterface(document);
        return Json.lenient()
                        .rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writeValueAsString(document)
                + "\n";
    }

    /** springdoc responds with bytes, which the platform's own JSON writer may have wrapped as Base64 text. */
    private static JsonNode document(JsonNode body) {
        return body.isString()
                ? Json.lenient().readTree(java.util.Base64.getDecoder().decode(body.asString()))
                : body;
    }

    private static void keepOnlyTheInterface(ObjectNode document) {
        var paths = (ObjectNode) document.get("paths");
        for (var path : java.util.List.copyOf(paths.propertyNames())) {
            if (!path.startsWith("/api/") && !path.startsWith("/open311/")) {
                paths.remove(path);
            }
        }
    }
}
