package city.renewal.progress;

import static city.renewal.progress.Facts.TODAY;
import static city.renewal.progress.Facts.node;

import city.renewal.starter.testing.SameAnswers;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever may not see something can't find out whether it exists. */
class SameAnswersIT extends ProgressIT {
    @BeforeAll
    static void aProject() {
        publishAndAwait(Facts.of("unseen").registered().planned(node("n1", TODAY.minusDays(2))), "unseen", 2);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInSightIsAnsweredForAsIfItDidNotExist() {
        return SameAnswers.of(
                        "progress", Map.of("programme", Facts.PROGRAMME, "projectId", "unseen", "project", "unseen"))
                .tests(
                        service,
                        role -> TestTokens.of("p-stranger", role)
                                .in("370202")
                                .ofUnits("u9")
                                .withScope("renewal:read"));
    }
}
