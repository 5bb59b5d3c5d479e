package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Rebuilds over HTTP. */
class RebuildIT extends ProgressIT {
    private static final TestTokens.Bearer ADMIN = TestTokens.demo("admin");

    @Test
    void switchesOnlyWhenAskedAndTheListsGoOn() {
        var facts = ProjectFacts.of("it-rebuild").registered().planned(node("n1", TODAY.plusDays(40)));
        publishAndAwait(facts, "it-rebuild", 2);

        var compared = service.post("/api/v1/rebuilds", ADMIN, "{}");
        assertThat(compared.status()).as("%s", compared.body()).isEqualTo(200);
        assertThat(compared.body().get("switched").asBoolean()).isFalse();
        assertThat(compared.body().get("equal").asBoolean())
                .as("%s", compared.body())
                .isTrue();

        var id = compared.text("rebuildId");
        assertThat(service.post("/api/v1/rebuilds/" + id + "/switch", ADMIN, "{}")
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/api/v1/rebuilds/" + id + "/switch", ADMIN, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(nodes("project=it-rebuild", COMMANDER)).containsExactly("n1");
        assertThat(service.post("/api/v1/rebuilds", ADMIN, "{\"switch\": true}")
                        .body()
                        .get("switched")
                        .asBoolean())
                .isTrue();

        publish(java.util.List.of(facts.signed("n1").last()));
        eventually(() ->
                assertThat(nodes("project=it-rebuild&signed=true", COMMANDER)).containsExactly("n1"));
        assertThat(service.post("/api/v1/rebuilds", ADMIN, "{\"swap\": true}").status())
                .isEqualTo(422);
    }
}
