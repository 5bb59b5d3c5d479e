package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.assessment;
import static city.renewal.progress.ProjectFacts.heldReport;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.progress.ProjectFacts.report;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.ReportFlag;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.state.ReportShown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Effects of site reports and their later assessments on the row of a node. */
class ReportFoldTest {
    private static final String PHOTO = "a".repeat(64);

    private static FoldResult planned() {
        return FoldResult.of(ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(9))));
    }

    private static DeadlineRow row(List<? extends Envelope<?>> facts) {
        return planned().then(facts).rowsAt(NOW).getFirst();
    }

    @Test
    void aRowNamesTheReportOfTheLatestObservation() {
        var row = row(List.of(
                report("p1", "r2", "n1", NOW.minusSeconds(60), null),
                report("p1", "r1", "n1", NOW.minusSeconds(90), 40)));

        assertThat(row.latestReport())
                .isEqualTo(new ReportShown("r2", NOW.minusSeconds(60), "p-reporter", null, true, List.of()));
        assertThat(row.progressPercent()).isEqualTo(40);
    }

    @Test
    void aRowWithoutReportsNamesNone() {
        assertThat(row(List.of()).latestReport()).isNull();
    }

    @Test
    void theLastAssessmentOfTheLatestReportIsShown() {
        var at = NOW.plusSeconds(60);
        var row = row(List.of(
                report("p1", "r1", "n1", at, 40),
                assessment("p1", "r1", "n1", at, 40, 3, List.of(), List.of(ReportFlag.FAR_AWAY), true),
                assessment("p1", "r1", "n1", at, 40, 2, List.of(PHOTO), List.of(), true)));

        assertThat(row.latestReport())
                .isEqualTo(new ReportShown("r1", at, "p-reporter", 40, true, List.of(ReportFlag.FAR_AWAY)));
        assertThat(row.lastEvent().id()).isEqualTo("site-reports/r1/3");
    }

    @Test
    void aLateAssessmentOfAnEarlierReportChangesNothing() {
        var later = List.of(report("p1", "r2", "n1", NOW.minusSeconds(60), 50));
        var more = new ArrayList<Envelope<?>>(later);
        more.add(assessment("p1", "r1", "n1", NOW.minusSeconds(90), 10, 7, List.of(PHOTO), List.of(), true));

        assertThat(row(more)).isEqualTo(row(later));
    }

    @Test
    void aHeldReportCountsOnceItsNodeIsThereAndNotBefore() {
        var held = heldReport("p1", "r1", "n1", NOW.minusSeconds(60), 40);
        var released = assessment("p1", "r1", "n1", NOW.minusSeconds(60), 40, 2, List.of(), List.of(), true);

        assertThat(row(List.of(held)).latestReport()).isNull();
        assertThat(row(List.of(held)).progressPercent()).isZero();
        assertThat(row(List.of(held, released)).progressPercent()).isEqualTo(40);
        assertThat(row(List.of(released, held))).isEqualTo(row(List.of(held, released)));
    }

    @Test
    void aReportThatWasSetAsideNeverCounts() {
        var row = row(List.of(
                heldReport("p1", "r1", "n1", NOW, 90),
                assessment("p1", "r1", "n1", NOW, 90, 2, List.of(), List.of(), false)));

        assertThat(row.latestReport()).isNull();
        assertThat(row.progressPercent()).isZero();
    }

    /** Guarantee: reports and assessments may arrive twice and in any order. */
    @Test
    void theOrderOfFactsAboutReportsMakesNoDifference() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            var facts = facts(random);
            var expected = row(facts);
            Collections.shuffle(facts, random);
            facts.addAll(facts.subList(0, random.nextInt(facts.size())));

            assertThat(row(facts)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static List<Envelope<?>> facts(Random random) {
        var facts = new ArrayList<Envelope<?>>();
        for (int n = 0; n < 6; n++) {
            var id = "r" + n;
            var at = NOW.minusSeconds(60L * random.nextInt(4));
            var percent = random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(101));
            var isHeld = random.nextBoolean();
            facts.add(isHeld ? heldReport("p1", id, "n1", at, percent) : report("p1", id, "n1", at, percent));
            var counts = !isHeld || random.nextBoolean();
            var last = 1 + random.nextInt(3);
            for (int sequence = 2; sequence <= last; sequence++) {
                var missing = random.nextBoolean() ? List.of(PHOTO) : List.<String>of();
                facts.add(assessment("p1", id, "n1", at, percent, sequence, missing, List.of(), counts));
            }
        }
        return facts;
    }
}
