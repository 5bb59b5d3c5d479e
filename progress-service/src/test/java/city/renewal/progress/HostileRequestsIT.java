package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;

import city.renewal.starter.testing.HostileRequests;
import city.renewal.starter.testing.ListExportCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hostile requests neither crash nor block this service. */
class HostileRequestsIT extends ProgressIT {
    @BeforeAll
    static void aProject() {
        publishAndAwait(
                ProjectFacts.of("hostile").registered().planned(node("n1", TODAY.minusDays(2)), node("n2", TODAY)),
                "hostile",
                2);
    }

    @TestFactory
    Stream<DynamicTest> noRequestMakesTheServiceFailOrWait() {
        return HostileRequests.of("progress")
                .knowing("programme", ProjectFacts.PROGRAMME)
                .knowing("projectId", "hostile")
                .knowing("project", "hostile")
                .knowing("by", "area", "unit", "field", "headquarters")
                .knowing("area", "370212")
                .knowing("nodeId", "n1", "n2", "n3")
                .knowing("calendar", "NATURAL", "WORKING")
                .withoutTimeLimit("POST /api/v1/rebuilds")
                .tests(service);
    }

    @TestFactory
    Stream<DynamicTest> everyListIsGivenAsAFileWithTheSameRows() {
        return ListExportCheck.of("progress")
                .knowing("programme", ProjectFacts.PROGRAMME)
                .knowing("by", "area")
                .knowing("projectId", "hostile")
                .tests(service);
    }
}
