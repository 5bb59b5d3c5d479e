package city.renewal.progress;

import static city.renewal.progress.Facts.TODAY;
import static city.renewal.progress.Facts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The live stream as a browser reads it. */
class LiveStreamIT extends ProgressIT {
    @Test
    void showsOnTheLiveStreamWhatHappensAndGoesOnWhereAReaderLeftOff() {
        String position;
        try (var stream = LiveClient.open(service, COMMANDER, null)) {
            assertThat(stream.next("overview").at("/programme").asString()).isEqualTo("laoshan-2023");

            publish(Facts.of("it8")
                    .registered()
                    .planned(node("n1", TODAY.minusDays(2)))
                    .all());

            var change = stream.nextOf("standing", "it8");
            assertThat(change.at("/to").asString()).isEqualTo("OVERDUE");
            assertThat(change.at("/subject/owner/personId").asString()).isEqualTo("p-owner");
            position = stream.lastId();
        }
        publish(Facts.of("it9")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)))
                .all());
        eventually(() -> assertThat(nodes("project=it9", COMMANDER)).hasSize(1));

        try (var stream = LiveClient.open(service, COMMANDER, position)) {
            assertThat(stream.nextOf("standing", "it9").at("/to").asString()).isEqualTo("OVERDUE");
        }
        assertThat(service.send(
                                "GET",
                                "/api/v1/live?programme=laoshan-2023",
                                COMMANDER.token(),
                                null,
                                Map.of("Last-Event-ID", "never given"))
                        .status())
                .isEqualTo(422);
    }
}
