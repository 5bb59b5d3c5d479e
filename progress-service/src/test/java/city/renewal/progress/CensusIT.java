package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.Standing;
import city.renewal.events.Topics;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.testing.TestTokens;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The census of overdue nodes, and republishing the standings of a project on demand. */
class CensusIT extends ProgressIT {
    private static final TestTokens.Bearer ADMIN = TestTokens.demo("admin");
    private static final String PROJECT = "it-census";

    private final List<Envelope<?>> received = new CopyOnWriteArrayList<>();

    private List<OverdueNode> listed() {
        return received.stream()
                .map(Envelope::event)
                .filter(OverdueCensusTaken.class::isInstance)
                .flatMap(census -> ((OverdueCensusTaken) census).overdue().stream())
                .filter(node -> node.projectId().equals(PROJECT))
                .toList();
    }

    private List<String> claimed() {
        return received.stream()
                .map(Envelope::event)
                .filter(OverdueCensusTaken.class::isInstance)
                .map(census -> ((OverdueCensusTaken) census).claimed())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(node -> node.projectId().equals(PROJECT))
                .map(OverdueNode::nodeId)
                .toList();
    }

    private long saidLeft(String project) {
        return received.stream()
                .map(Envelope::event)
                .filter(event -> event instanceof NodeStandingChanged change
                        && change.subject().projectId().equals(project)
                        && change.to() == null)
                .count();
    }

    private long saidOverdue() {
        return received.stream()
                .map(Envelope::event)
                .filter(event -> event instanceof NodeStandingChanged change
                        && change.subject().projectId().equals(PROJECT)
                        && change.subject().nodeId().equals("late")
                        && change.to() == Standing.OVERDUE)
                .count();
    }

    @Test
    void publishesOverdueNodesAndRepublishesTheStandingsOfAProjectOnRequest() {
        var listener = service.bean(FactListeners.class).container(Topics.PROGRESS, PROJECT, received::addAll);
        listener.start();
        try {
            publishAndAwait(
                    ProjectFacts.of(PROJECT)
                            .registered()
                            .planned(
                                    node("late", TODAY.minusDays(2)),
                                    node("n2", TODAY.plusDays(60)),
                                    node("claimed", TODAY.minusDays(2)))
                            .claimed("claimed", TODAY.minusDays(3), ProjectFacts.NOW),
                    PROJECT,
                    3);
            eventually(() -> assertThat(saidOverdue()).isEqualTo(1));
            var withdrawn =
                    ProjectFacts.of("it-census-withdrawn").registered().planned(node("late", TODAY.minusDays(2)));
            publishAndAwait(withdrawn, "it-census-withdrawn", 2);
            publish(withdrawn
                    .decided(new ProjectWithdrawn("并入其他项目", "p-commander", ProjectFacts.NOW))
                    .all());
            eventually(() ->
                    assertThat(nodes("project=it-census-withdrawn", COMMANDER)).isEmpty());

            var taken = service.post("/api/v1/census", ADMIN, "{}");

            assertThat(taken.status()).as("%s", taken.body()).isEqualTo(200);
            assertThat(taken.body().path("overdue").asInt(0)).isPositive();
            eventually(() -> assertThat(listed()).isNotEmpty());
            assertThat(listed())
                    .containsOnly(new OverdueNode(
                            PROJECT, "late", 1, listed().getFirst().area()));
            assertThat(claimed()).isNotEmpty().containsOnly("claimed");
            assertThat(saidOverdue()).as("a census says nothing anew").isEqualTo(1);

            service.post("/api/v1/census", ADMIN, "{\"sayAnew\": [\"%s\"]}".formatted(PROJECT));

            eventually(() -> assertThat(saidOverdue()).isEqualTo(2));
            eventually(() -> assertThat(saidLeft("it-census-withdrawn")).isEqualTo(1));
            service.post("/api/v1/census", ADMIN, "{\"sayAnew\": [\"it-census-withdrawn\"]}");
            eventually(() -> assertThat(saidLeft("it-census-withdrawn"))
                    .as("its nodes left, and that is said again")
                    .isEqualTo(2));
            assertThat(service.post("/api/v1/census", ADMIN, "{\"sayAnew\": [null]}")
                            .status())
                    .isEqualTo(422);
        } finally {
            listener.stop();
        }
    }
}
