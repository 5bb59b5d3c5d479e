package city.renewal.progress;

import static city.renewal.progress.Facts.TODAY;
import static city.renewal.progress.Facts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgressServiceIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of());
        service.publish(List.of(Facts.programme()));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void showsInTheDeadlineListWhatWasDecided() {
        service.publish(Facts.of("it1")
                .registered()
                .planned(
                        node("n1", TODAY.minusDays(3)),
                        node("n2", TODAY.plusMonths(3)).after("n1"))
                .signed("n2")
                .reported("r1", "n1", Facts.NOW.minusSeconds(86_400), 40)
                .all());

        eventually(() -> {
            var answer = service.get("/api/v1/deadlines?project=it1", service.commander());
            assertThat(answer.statusCode()).isEqualTo(200);
            var list = service.json("/api/v1/deadlines?project=it1", service.commander());
            assertThat(list.at("/items/0/nodeId").asString("")).isEqualTo("n1");
            assertThat(list.at("/items/0/standing").asString("")).isEqualTo("OVERDUE");
            assertThat(list.at("/items/0/light").asString("")).isEqualTo("RED");
            assertThat(list.at("/items/0/overdueDays").asInt(-1)).isEqualTo(3);
            assertThat(list.at("/items/0/progressPercent").asInt(-1)).isEqualTo(40);
            assertThat(list.at("/items/1/standing").asString("")).isEqualTo("ON_TRACK");
            assertThat(list.at("/items/1/signedAt").asString("")).isEqualTo("2023-06-30T00:00:00Z");
        });
    }

    @Test
    void countsAProjectWithoutAPlanInTheOverview() {
        service.publish(Facts.of("it2").registered().all());

        eventually(() -> {
            var overview = service.json("/api/v1/overview?programme=laoshan-2023", service.commander());
            assertThat(overview.at("/projects/total").asInt(0)).isGreaterThanOrEqualTo(1);
            assertThat(overview.at("/fields").asInt(0)).isEqualTo(2);
        });
    }
}
