package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProjectEvent.NodeAdvanced;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A withdrawn project is in no list and no figure; an advanced due date is in all of them. */
class WithdrawnProjectIT extends ProgressIT {
    /** A street of the programme that no other test uses, so that its figures are those of this project. */
    private static final String AREA = "370212010";

    private static final TestTokens.Bearer THERE =
            TestTokens.of("p-there", Role.COMMANDER).in("370212010");

    @Test
    void aWithdrawnProjectIsInNoListFigureRankingOrExport() {
        var facts = ProjectFacts.of("wd1")
                .decided(new ProjectRegistered(ProjectFacts.entry("wd1", AREA, "p-leader", "u-wd"), "p-commander", NOW))
                .planned(node("late", TODAY.minusDays(4)).ownedBy("p-wd", "u-wd"), node("next", TODAY.plusDays(40)))
                .paid("2023-02", "12.00");
        publishAndAwait(facts, "wd1", 3);
        eventually(() -> assertThat(number("/api/v1/overview?programme=laoshan-2023", "/projects/total"))
                .isEqualTo(1));
        assertThat(size("/api/v1/responsibilities?programme=laoshan-2023", "/items"))
                .isPositive();

        publish(facts.decided(new ProjectWithdrawn("并入其他项目", "p-commander", NOW))
                .all());

        eventually(() -> {
            assertThat(nodes("project=wd1&limit=500", COMMANDER)).isEmpty();
            assertThat(number("/api/v1/overview?programme=laoshan-2023", "/projects/total"))
                    .isZero();
        });
        assertThat(number("/api/v1/overview?programme=laoshan-2023", "/nodes/total"))
                .isZero();
        assertThat(number("/api/v1/overview?programme=laoshan-2023", "/nodes/byLight/RED"))
                .isZero();
        assertThat(size("/api/v1/responsibilities?programme=laoshan-2023", "/items"))
                .isZero();
        for (var list : List.of("rankings?by=unit", "investments?by=project")) {
            var answer = service.get("/api/v1/" + list + "&programme=laoshan-2023", COMMANDER);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.body().toString()).as(list).doesNotContain("u-wd", "wd1");
        }
        assertThat(service.get("/api/v1/projects/wd1/schedule", COMMANDER).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/deadlines?project=wd1&format=csv", COMMANDER)
                        .body()
                        .toString())
                .doesNotContain("节点 late");
    }

    @Test
    void anAdvancedDueDateIsTheDateOfTheList() {
        var facts = ProjectFacts.of("wd2")
                .registered()
                .planned(node("n1", TODAY.plusDays(40)))
                .signed("n1");
        facts.decided(new NodeAdvanced("n1", TODAY.plusDays(1), 2, "p-leader", "迎检", NOW));
        publishAndAwait(facts, "wd2", 4);

        var row = service.get("/api/v1/deadlines?project=wd2", COMMANDER).body().at("/items/0");

        assertThat(row.path("dueDate").asString()).isEqualTo(TODAY.plusDays(1).toString());
        assertThat(row.path("originalDueDate").asString())
                .isEqualTo(TODAY.plusDays(40).toString());
        assertThat(row.path("dueVersion").asInt()).isEqualTo(2);
        assertThat(row.path("signedAt").isNull()).isTrue();
        assertThat(row.has("claimedOn")).isTrue();
        assertThat(row.has("contradictedBy")).isTrue();
    }

    private static int number(String path, String pointer) {
        var answer = service.get(path, THERE);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at(pointer).asInt(-1);
    }

    private static int size(String path, String pointer) {
        var answer = service.get(path, THERE);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at(pointer).size();
    }
}
