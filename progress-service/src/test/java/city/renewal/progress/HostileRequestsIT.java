package city.renewal.progress;

import static city.renewal.progress.Facts.TODAY;
import static city.renewal.progress.Facts.node;

import city.renewal.starter.testing.FilesOfLists;
import city.renewal.starter.testing.HostileRequests;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No request that anybody can think of makes this service fail or wait. */
class HostileRequestsIT extends ProgressIT {
    @BeforeAll
    static void aProject() {
        publishAndAwait(
                Facts.of("hostile").registered().planned(node("n1", TODAY.minusDays(2)), node("n2", TODAY)),
                "hostile",
                2);
    }

    @TestFactory
    Stream<DynamicTest> noRequestMakesTheServiceFailOrWait() {
        return HostileRequests.of("progress")
                .knowing("programme", Facts.PROGRAMME)
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
        return FilesOfLists.of("progress")
                .knowing("programme", Facts.PROGRAMME)
                .knowing("by", "area")
                .knowing("projectId", "hostile")
                .tests(service);
    }
}
