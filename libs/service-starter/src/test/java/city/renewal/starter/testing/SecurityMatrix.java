package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.json.Json;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Calls every operation of a service's OpenAPI document with every role, without a token, with a token signed by an
 * unknown key and with a token for another audience, and compares the result with a hand-written table.
 *
 * <p>An operation without a row fails, and so does a row without an operation. An operation that needs no token has no
 * row, because anybody may call it.
 */
public final class SecurityMatrix {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Whether an operation needs a token. */
    enum Access {
        BY_TOKEN,
        PUBLIC
    }

    private final Map<String, Set<Role>> rows = new LinkedHashMap<>();

    private SecurityMatrix() {}

    public static SecurityMatrix expecting() {
        return new SecurityMatrix();
    }

    /**
     * The roles that may call an operation. An integration has every scope.
     *
     * @param operation such as {@code GET /api/v1/alerts/{alertId}}
     */
    public SecurityMatrix row(String operation, Role... may) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(Arrays.asList(may));
        rows.put(operation, roles);
        return this;
    }

    /** One test per operation and role, and one test that the table is complete. */
    public Stream<DynamicTest> tests(RunningService service, String document) {
        var operations = operations(document, Access.BY_TOKEN);
        var tests = new ArrayList<DynamicTest>();
        for (var operation : operations(document, Access.PUBLIC)) {
            tests.add(DynamicTest.dynamicTest(
                    "anybody may " + operation,
                    () -> assertThat(send(service, operation, null).status()).isNotIn(401, 403, 405, 500)));
        }
        tests.add(DynamicTest.dynamicTest(
                "every operation has a row, and every row an operation", () -> complete(operations, rows.keySet())));
        for (var operation : operations) {
            var may = rows.getOrDefault(operation, Set.of());
            for (var role : Role.values()) {
                tests.add(DynamicTest.dynamicTest(
                        "%s %s %s".formatted(role, may.contains(role) ? "may" : "may not", operation),
                        () -> tried(service, operation, role, may.contains(role))));
            }
            tests.add(DynamicTest.dynamicTest(
                    "nobody without a valid token may " + operation, () -> refusedWithoutAToken(service, operation)));
            tests.add(DynamicTest.dynamicTest(
                    "an integration without a scope may not " + operation,
                    () -> assertThat(isRefusedForItsRole(send(
                                    service,
                                    operation,
                                    TestTokens.of("p-bare", Role.INTEGRATION)
                                            .in("370212")
                                            .token())))
                            .isTrue()));
        }
        return tests.stream();
    }

    /** Fails if one of the sets has an operation that the other lacks. */
    static void complete(Set<String> operations, Set<String> rows) {
        assertThat(new TreeSet<>(rows)).isEqualTo(new TreeSet<>(operations));
    }

    private static void tried(RunningService service, String operation, Role role, boolean may) {
        var answer = send(
                service,
                operation,
                TestTokens.demo(role.name().toLowerCase(java.util.Locale.ROOT)).token());
        assertThat(isRefusedForItsRole(answer))
                .as("%s of %s answered %d %s", operation, role, answer.status(), answer.body())
                .isEqualTo(!may);
        if (may) {
            assertThat(answer.status()).as("%s", answer.body()).isNotIn(401, 405, 500);
        }
    }

    private static void refusedWithoutAToken(RunningService service, String operation) {
        var bearer = TestTokens.demo("commander");
        var tokens = List.of(
                TestTokens.signedByAStranger(bearer),
                bearer.token(claims -> claims.audience("another")),
                bearer.token(claims -> claims.issuer("https://another.test")),
                bearer.token(claims -> claims.expirationTime(new java.util.Date(0))));
        assertThat(send(service, operation, null).status()).isEqualTo(401);
        for (var token : tokens) {
            assertThat(send(service, operation, token).status()).isEqualTo(401);
        }
        for (var token : TestTokens.notForAccess(bearer)) {
            assertThat(send(service, operation, token).status()).isEqualTo(401);
        }
        for (var token : TestTokens.forAccess(bearer)) {
            assertThat(send(service, operation, token).status()).isNotEqualTo(401);
        }
    }

    private static boolean isRefusedForItsRole(RunningService.Answer answer) {
        return answer.status() == 403 && answer.text("detail").startsWith("None of your roles may");
    }

    private static RunningService.Answer send(
            RunningService service, String operation, @org.jspecify.annotations.Nullable String token) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "nowhere");
        var body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        return service.send(method, path, token, body, Map.of());
    }

    /** The operations of the document on the classpath, such as {@code GET /api/v1/alerts}. */
    static Set<String> operations(String document, Access access) {
        var operations = new TreeSet<String>();
        try (InputStream in = SecurityMatrix.class.getResourceAsStream("/openapi/%s.json".formatted(document))) {
            for (var path : Json.lenient().readTree(in).get("paths").properties()) {
                for (var method : path.getValue().propertyNames()) {
                    var security = path.getValue().path(method).path("security");
                    var isPublic = security.isArray() && security.isEmpty();
                    if (METHODS.contains(method) && isPublic == (access == Access.PUBLIC)) {
                        operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }
}
