package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;

import city.renewal.starter.testing.HiddenObjectCheck;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A caller without visibility cannot find out whether something exists. */
class SameAnswersIT extends ProgressIT {
    @BeforeAll
    static void aProject() {
        publishAndAwait(ProjectFacts.of("unseen").registered().planned(node("n1", TODAY.minusDays(2))), "unseen", 2);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInSightIsAnsweredForAsIfItDidNotExist() {
        return HiddenObjectCheck.of(
                        "progress",
                        Map.of("programme", ProjectFacts.PROGRAMME, "projectId", "unseen", "project", "unseen"))
                .tests(
                        service,
                        role -> TestTokens.of("p-stranger", role)
                                .in("370202")
                                .ofUnits("u9")
                                .withScope("renewal:read"));
    }
}
