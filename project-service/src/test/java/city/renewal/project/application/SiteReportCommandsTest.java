package city.renewal.project.application;

import static city.renewal.project.application.SiteReportCommands.ReportOutcome.Result.ACCEPTED;
import static city.renewal.project.application.SiteReportCommands.ReportOutcome.Result.DUPLICATE;
import static city.renewal.project.application.SiteReportCommands.ReportOutcome.Result.REJECTED;
import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.SiteReportEvent.SiteReportReceived;
import city.renewal.project.application.SiteReportCommands.ReportOutcome;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteReportCommandsTest {
    private static final Caller REPORTER = caller(Role.REPORTER, "p-reporter", "370212", "u1");

    private final World world = new World();
    private final SiteReportCommands reports = new SiteReportCommands(world.reports, world.projects, CLOCK);

    @BeforeEach
    void aPlannedProject() {
        var projects = new ProjectCommands(world.projects, world.programmes, world.tasks, world.shelf, CLOCK);
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
    }

    @Test
    void whatComesAgainIsADuplicate() {
        var first = reports.submit(REPORTER, List.of(report("r1", 10), report("r1", 10), report("r2", 20)));
        var again = reports.submit(REPORTER, List.of(report("r2", 20), report("r1", 10)));

        assertThat(first).extracting(ReportOutcome::result).containsExactly(ACCEPTED, DUPLICATE, ACCEPTED);
        assertThat(again).extracting(ReportOutcome::result).containsExactly(DUPLICATE, DUPLICATE);
        assertThat(world.reports.published()).hasSize(2);
    }

    @Test
    void anIdThatStandsForAnotherReportIsRefused() {
        reports.submit(REPORTER, List.of(report("r1", 10)));

        var other = reports.submit(REPORTER, List.of(report("r1", 90)));

        assertThat(other).extracting(ReportOutcome::result).containsExactly(REJECTED);
    }

    @Test
    void oneBadReportDoesNotHoldUpItsNeighbours() {
        var outcomes = reports.submit(
                REPORTER,
                List.of(report("r1", 10), at("r2", "ghost", "late"), at("r3", "p1", "ghost"), report("r4", 5)));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED, REJECTED, REJECTED, ACCEPTED);
    }

    @Test
    void aReporterOfAnotherUnitIsRefused() {
        var outcomes = reports.submit(caller(Role.REPORTER, "p-reporter-2", "370212", "u2"), List.of(report("r1", 10)));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(REJECTED);
        assertThat(world.reports.published()).isEmpty();
    }

    @Test
    void aPhoneWhoseClockIsAheadDoesNotOutrankLaterReports() {
        var ahead = new SiteReport(
                "r1", "p1", "late", Plans.NOW.plus(Duration.ofDays(900)), 10, null, List.of(), null, "p-reporter");

        reports.submit(REPORTER, List.of(ahead));

        assertThat(world.reports.published())
                .singleElement()
                .isInstanceOfSatisfying(
                        SiteReportReceived.class,
                        event -> assertThat(event.observedAt()).isEqualTo(Plans.NOW));
    }

    /** Promise: a batch may be sent again, in part, split, reordered: the outcome is the same. */
    @Test
    void howTheBatchesWereCutMakesNoDifference() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var all = new ArrayList<SiteReport>();
        for (int n = 0; n < 50; n++) {
            all.add(report("r" + n, n));
        }
        for (int round = 0; round < 30; round++) {
            Collections.shuffle(all, random);
            reports.submit(REPORTER, all.subList(0, 1 + random.nextInt(all.size())));
        }
        reports.submit(REPORTER, all);

        var ids = new TreeSet<String>();
        world.reports.published().forEach(event -> ids.add(((SiteReportReceived) event).reportId()));
        assertThat(world.reports.published()).as("seed %d", seed).hasSize(50);
        assertThat(ids).hasSize(50);
    }

    private static SiteReport report(String id, int percent) {
        return new SiteReport(id, "p1", "late", Plans.NOW, percent, null, List.of(), null, "p-reporter");
    }

    private static SiteReport at(String id, String project, String node) {
        return new SiteReport(id, project, node, Plans.NOW, 1, null, List.of(), null, "p-reporter");
    }
}
