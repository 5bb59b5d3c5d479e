package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A recorded person becomes known in the rows of their nodes, over a real broker: list, schedule, responsibility list,
 * export.
 */
class KnownOwnersIT extends ProgressIT {
    @Test
    void aPersonRecordedLaterIsKnownInEveryListWithinSeconds() {
        publishAndAwait(
                ProjectFacts.of("ko1")
                        .registered()
                        .planned(
                                node("n1", TODAY.plusDays(60)).ownedBy("p-ko-a", "u1"),
                                node("n2", TODAY.plusDays(61)).ownedBy("p-ko-b", "u1")),
                "ko1",
                2);
        assertThat(known()).containsExactly(false, false);
        assertThat(lines()).allMatch(line -> line.endsWith(",否,"));

        publish(List.of(ProjectFacts.person("p-ko-a", 1, true)));

        eventually(() -> assertThat(known()).containsExactly(true, false));
        var schedule = service.get("/api/v1/projects/ko1/schedule", COMMANDER).body();
        assertThat(schedule.at("/nodes/0/ownerKnown").asBoolean(false)).isTrue();
        assertThat(schedule.at("/nodes/1/ownerKnown").asBoolean(true)).isFalse();
        var responsibilities =
                service.get("/api/v1/responsibilities?project=ko1", COMMANDER).body();
        assertThat(responsibilities
                        .at("/items")
                        .valueStream()
                        .map(line -> line.at("/ownerKnown").asBoolean()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(lines()).hasSize(2).anyMatch(line -> line.endsWith(",是,")).anyMatch(line -> line.endsWith(",否,"));

        publish(List.of(ProjectFacts.person("p-ko-a", 2, false)));

        eventually(() -> assertThat(known()).containsExactly(false, false));
    }

    private static List<Boolean> known() {
        return service.get("/api/v1/deadlines?project=ko1&sort=dueDate", COMMANDER)
                .body()
                .at("/items")
                .valueStream()
                .map(row -> row.at("/ownerKnown").asBoolean())
                .toList();
    }

    /** The lines of the export for the nodes of the project. */
    private static List<String> lines() {
        var file = service.send(
                "GET", "/api/v1/deadlines?project=ko1", COMMANDER.token(), null, Map.of("Accept", "text/csv"));
        var lines = file.body().asString("").lines().toList();
        assertThat(lines).anyMatch(line -> line.matches(".*,责任人在名录[^,]*,受阻于问题[^,]*"));
        return lines.stream().filter(line -> line.contains("节点 n")).toList();
    }
}
