package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows say whether their owner is in the directory, and a ledger that names an unknown person is refused. */
@ExtendWith(SharedPlatform.Resolver.class)
class DirectoryIT {
    private final SharedPlatform chain;

    DirectoryIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @Test
    void theIssuersUsersAndTheDemonstrationsPeopleAreRegistered() throws Exception {
        var owner = chain.commander().get("/api/v1/people/p-owner").expect(200).body();

        assertThat(owner.get("name").stringValue()).isEqualTo("王立功");
        assertThat(owner.get("units").get(0).stringValue()).isEqualTo("u1");
        for (var programme : List.of("laoshan-2023", "shinan-2022")) {
            assertThat(chain.commander().all("/api/v1/deadlines?programme=" + programme))
                    .as(programme)
                    .isNotEmpty()
                    .allSatisfy(row ->
                            assertThat(row.get("ownerKnown").booleanValue()).isTrue());
        }
    }

    @Test
    void aPersonWhoIsRecordedTurnsTheirRowsWithinSeconds() throws Exception {
        var admin = chain.platform().as("admin");
        var registered = chain.commander()
                .post("/api/v1/projects", project("directory-1", "chain", "370212"))
                .expect(201);
        var late = node("late", 10, "2023-06-20");
        late.put(
                "responsibility",
                Map.of(
                        "owner", Map.of("personId", "p-newcomer", "name", "新人"),
                        "unit", Map.of("unitId", "u1", "name", "u1"),
                        "leader", Map.of("personId", "p-leader", "name", "l"),
                        "cooperatingUnits", List.of()));
        chain.commander()
                .put("/api/v1/projects/directory-1/plan", plan("2023-07-31", List.of(late)), registered.etag())
                .expect(200);
        Eventually.holds(
                "a row with an unknown owner",
                SharedPlatform.SOON,
                () -> known("directory-1").equals("false"));

        var recorded = admin.put("/api/v1/people/p-newcomer", Map.of("name", "新人", "units", List.of("u1")), null)
                .expect(200);

        Eventually.holds(
                "the newcomer is known",
                SharedPlatform.SOON,
                () -> known("directory-1").equals("true"));
        admin.put(
                        "/api/v1/people/p-newcomer",
                        Map.of("name", "新人", "units", List.of("u1"), "active", false),
                        recorded.etag())
                .expect(200);
        Eventually.holds(
                "the newcomer has left",
                SharedPlatform.SOON,
                () -> known("directory-1").equals("false"));
    }

    private String known(String project) throws Exception {
        var rows = chain.rows(project);
        return rows.isEmpty() ? "no row" : rows.get("late").get("ownerKnown").toString();
    }
}
