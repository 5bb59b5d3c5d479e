package city.renewal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmTest {
    private static final Path FILE = Repository.file("deploy/keycloak/renewal-realm.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

    private final JsonNode realm = Repository.json(FILE);

    @Test
    void knowsThePeopleThatTheEmbeddedIssuerKnows() {
        var issuer = DemoPeople.ofTheIssuer();

        assertThat(issuer.people()).hasSize(16);
        assertThat(DemoPeople.ofTheRealm(FILE).people()).containsExactlyInAnyOrderElementsOf(issuer.people());
        assertThat(DemoPeople.ofTheRealm(Repository.broken("realm.json")).people())
                .isNotEmpty()
                .noneMatch(issuer.people()::contains);
    }

    @Test
    void givesEverybodyAFirstPasswordFromOutsideThatMustBeChanged() {
        for (var user : realm.path("users")) {
            if (user.path("serviceAccountClientId").isMissingNode()) {
                assertThat(user.path("credentials")).singleElement().satisfies(credential -> {
                    assertThat(credential.path("value").asString()).isEqualTo("${RENEWAL_FIRST_PASSWORD}");
                    assertThat(credential.path("temporary").asBoolean()).isTrue();
                });
            } else {
                assertThat(user.path("credentials").isMissingNode()).isTrue();
            }
        }
        assertThat(client("integration").path("secret").asString()).isEqualTo("${RENEWAL_INTEGRATION_SECRET}");
    }

    @Test
    void readsOnlyVariablesThatKeycloakIsGiven() {
        var given = ComposeRules.real().services().stream()
                .filter(service -> service.name().equals("keycloak"))
                .flatMap(service -> service.environment().keySet().stream())
                .toList();

        assertThat(PLACEHOLDER.matcher(Repository.text(FILE)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(given);
    }

    @Test
    void letsThePagesSignInOnlyWithTheCodeFlowAndItsProof() {
        var wall = client("renewal-wall");

        assertThat(wall.path("publicClient").asBoolean()).isTrue();
        assertThat(wall.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(wall.path("implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(wall.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(wall.path("attributes").path("pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(DemoPeople.strings(wall.path("redirectUris")))
                .allMatch(uri -> uri.startsWith("${RENEWAL_URL}/"))
                .noneMatch(uri -> uri.contains("*"));
    }

    @Test
    void givesAnotherSystemItsScopesByItsSecret() {
        var integration = client("integration");

        assertThat(integration.path("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(integration.path("standardFlowEnabled").asBoolean(true)).isFalse();
        assertThat(DemoPeople.strings(integration.path("defaultClientScopes")))
                .contains("renewal:read", "renewal:report");
    }

    @Test
    void putsIntoEveryTokenWhatTheServicesDecideBy() {
        for (var client : List.of("renewal-wall", "integration")) {
            assertThat(claimsOf(client)).contains("sub", "name", "roles", "areas", "units", "aud renewal");
        }
    }

    @Test
    void letsNobodyChangeTheirOwnAreasOrUnits() {
        var provider = realm.path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0);
        var profile = JsonMapper.shared()
                .readTree(provider.path("config")
                        .path("kc.user.profile.config")
                        .path(0)
                        .asString());

        assertThat(stream(profile.path("attributes"))
                        .filter(attribute -> List.of("areas", "units", "username", "firstName")
                                .contains(attribute.path("name").asString())))
                .hasSize(4)
                .allSatisfy(attribute -> assertThat(
                                DemoPeople.strings(attribute.path("permissions").path("edit")))
                        .containsExactly("admin"));
        assertThat(profile.path("unmanagedAttributePolicy").isMissingNode()).isTrue();
    }

    private Stream<String> claimsOf(String client) {
        var scopes = DemoPeople.strings(client(client).path("defaultClientScopes"));
        return stream(realm.path("clientScopes"))
                .filter(scope -> scopes.contains(scope.path("name").asString()))
                .flatMap(scope -> stream(scope.path("protocolMappers")))
                .filter(mapper -> mapper.path("config")
                        .path("access.token.claim")
                        .asString()
                        .equals("true"))
                .map(mapper -> switch (mapper.path("protocolMapper").asString()) {
                    case "oidc-sub-mapper" -> "sub";
                    case "oidc-audience-mapper" ->
                        "aud "
                                + mapper.path("config")
                                        .path("included.custom.audience")
                                        .asString();
                    default -> mapper.path("config").path("claim.name").asString();
                });
    }

    private JsonNode client(String id) {
        return stream(realm.path("clients"))
                .filter(client -> client.path("clientId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
