package city.renewal.project.application.report;

import static city.renewal.project.application.report.ReportOutcome.Result.ACCEPTED;
import static city.renewal.project.application.report.ReportOutcome.Result.DUPLICATE;
import static city.renewal.project.application.report.ReportOutcome.Result.REJECTED;
import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.SiteReportBuilder.report;
import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ReportFlag;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.report.ReportRefusal;
import city.renewal.project.domain.report.ReportRefusal.Code;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.SiteReportBuilder;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteReportCommandsTest {
    private static final Caller REPORTER = caller(Role.REPORTER, "p-reporter", "370212", "u1");

    private final World world = new World();
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
    private Instant now = NOW;
    private final SiteReportCommands reports = world.reporting(() -> now);

    @BeforeEach
    void aPlannedProject() {
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(
                commander(),
                "p1",
                Plans.draft(
                        node("late", 5),
                        node("area", 5).counting("2480000", "m²"),
                        node("buildings", 5).counting("38", "栋"),
                        node("theirs", 5).of("u2")),
                1L);
    }

    private List<ReportOutcome> submit(SiteReportBuilder... batch) {
        return submit(REPORTER, batch);
    }

    private List<ReportOutcome> submit(Caller caller, SiteReportBuilder... batch) {
        return reports.submit(
                caller, Arrays.stream(batch).map(SiteReportBuilder::incoming).toList());
    }

    private static List<Code> codes(List<ReportOutcome> outcomes) {
        return outcomes.stream()
                .map(ReportOutcome::refusal)
                .filter(Objects::nonNull)
                .map(ReportRefusal::code)
                .toList();
    }

    private SiteReport stored(String id) {
        return world.reports.load(id).orElseThrow().state();
    }

    @Test
    void aRepeatedReportIsADuplicate() {
        var first = submit(
                report("r1").percent(10), report("r1").percent(10), report("r2").percent(20));
        var again = submit(report("r2").percent(20), report("r1").percent(10));

        assertThat(first).extracting(ReportOutcome::result).containsExactly(ACCEPTED, DUPLICATE, ACCEPTED);
        assertThat(again).extracting(ReportOutcome::result).containsExactly(DUPLICATE, DUPLICATE);
        assertThat(world.reports.published()).hasSize(2);
    }

    @Test
    void theTimeOfSendingIsIgnoredInAComparison() {
        submit(report("r1").percent(10).sentAt(NOW));

        var again = submit(report("r1").percent(10).sentAt(NOW.plusSeconds(90)));

        assertThat(again).extracting(ReportOutcome::result).containsExactly(DUPLICATE);
    }

    @Test
    void anIdOfAnotherReportIsRefused() {
        submit(report("r1").percent(10));

        var other = submit(report("r1").percent(90), report("r1").percent(10).note("雨"));

        assertThat(other).extracting(ReportOutcome::result).containsExactly(REJECTED, REJECTED);
        assertThat(codes(other)).containsExactly(Code.ID_REUSED, Code.ID_REUSED);
        assertThat(other.getFirst().refusal().sentence()).startsWith("ID_REUSED: ");
    }

    @Test
    void aStoredReportIsADuplicateEvenIfItsProjectChanged() {
        submit(report("r1").percent(10));
        projects.withdraw(commander(), "p1", new Preconditions(2L, null), "并入其他项目");

        var again = submit(report("r1").percent(10), report("r2").percent(20));

        assertThat(again).extracting(ReportOutcome::result).containsExactly(DUPLICATE, REJECTED);
        assertThat(codes(again)).containsExactly(Code.PROJECT_WITHDRAWN);
    }

    @Test
    void oneBadReportDoesNotHoldUpItsNeighbours() {
        var unreadable = new IncomingReport.Unreadable(null, new ReportRefusal(Code.INVALID, "reportId must be given"));

        var outcomes = reports.submit(
                REPORTER,
                List.of(
                        report("r1").percent(10).incoming(),
                        report("r2").on("ghost", "late").incoming(),
                        unreadable,
                        report("r4").percent(5).incoming()));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED, REJECTED, REJECTED, ACCEPTED);
        assertThat(codes(outcomes)).containsExactly(Code.UNKNOWN_PROJECT, Code.INVALID);
    }

    @Test
    void aReporterOfAnotherUnitCannotTellThatThereIsAProject() {
        var foreign = caller(Role.REPORTER, "p-reporter", "370212", "u3");

        var outcomes = submit(foreign, report("r1").percent(1), report("r2").on("ghost"));

        assertThat(codes(outcomes)).containsExactly(Code.UNKNOWN_PROJECT, Code.UNKNOWN_PROJECT);
        assertThat(world.reports.published()).isEmpty();
    }

    @Test
    void anotherUnitsNodeOfAKnownProjectIsRefused() {
        var helping = caller(Role.REPORTER, "p-reporter", "370212", "u2");

        var outcomes = submit(helping, report("r1").on("theirs"), report("r2").on("late"));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED, REJECTED);
        assertThat(codes(outcomes)).containsExactly(Code.NOT_ALLOWED);
    }

    @Test
    void anOwnerReportsOnTheirOwnNodesOnly() {
        var owner = caller(Role.OWNER, "p-reporter", "370212");
        projects.plan(
                commander(), "p1", Plans.draft(node("late", 5), node("mine", 5).ownedBy("p-reporter")), 2L);

        var outcomes = submit(owner, report("r1").on("mine"), report("r2").on("late"));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED, REJECTED);
    }

    @Test
    void aClockThatIsALittleAheadCountsAsReceivedAndIsFlagged() {
        submit(report("r1").at(NOW.plus(Duration.ofHours(8))).percent(10));

        assertThat(world.reports.published())
                .singleElement()
                .isInstanceOfSatisfying(SiteReportReceived.class, event -> {
                    assertThat(event.observedAt()).isEqualTo(NOW);
                    assertThat(event.flags()).containsExactly(ReportFlag.CLOCK_OFF);
                });
    }

    @Test
    void observationsFarInTheFutureOrLongAgoAreRefused() {
        var outcomes = submit(
                report("r1").at(NOW.plus(Duration.ofHours(13))), report("r2").at(Instant.EPOCH));

        assertThat(codes(outcomes)).containsExactly(Code.OBSERVED_IN_FUTURE, Code.OBSERVED_TOO_EARLY);
    }

    @Test
    void percentFollowsFromTheQuantity() {
        submit(
                report("r1").on("area").done("970", "m²"),
                report("r2").on("buildings").done("12", "栋"));
        submit(report("r3").on("buildings").at(NOW.plusSeconds(1)).done("40", "栋"));

        assertThat(stored("r1").assessed().progressPercent()).isZero();
        assertThat(stored("r2").assessed().progressPercent()).isEqualTo(31);
        assertThat(stored("r3").assessed().progressPercent()).isEqualTo(100);
        assertThat(world.reports.published())
                .extracting(event -> ((SiteReportReceived) event).progressPercent())
                .containsExactly(0, 31, 100);
    }

    @Test
    void anotherUnitThanThePlansIsRefused() {
        var outcomes = submit(report("r1").on("buildings").done("12", "m²"));

        assertThat(codes(outcomes)).containsExactly(Code.UNIT_MISMATCH);
        assertThat(outcomes.getFirst().refusal().message()).contains("'m²'").contains("'栋'");
    }

    @Test
    void percentAndQuantityMustAgree() {
        var outcomes = submit(
                report("r1").on("buildings").done("12", "栋").percent(31),
                report("r2").on("buildings").done("12", "栋").percent(32),
                report("r3").on("buildings").done("12", "栋").percent(33));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED, ACCEPTED, REJECTED);
        assertThat(codes(outcomes)).containsExactly(Code.QUANTITY_CONTRADICTS_PERCENT);
    }

    @Test
    void aQuantityWithoutAPlannedQuantityIsStoredAndGivesNoProgress() {
        submit(report("r1").done("12", "栋"));

        assertThat(stored("r1").quantity()).isNotNull();
        assertThat(stored("r1").assessed().progressPercent()).isNull();
    }

    @Test
    void goingBackFromAKnownObservationNeedsAReason() {
        submit(report("r1").percent(60));
        now = NOW.plus(Duration.ofHours(2));

        var silent = submit(report("r2").percent(40).at(NOW.plus(Duration.ofHours(1))));
        var explained = submit(
                report("r2").percent(40).at(NOW.plus(Duration.ofHours(1))).note("返工"));

        assertThat(codes(silent)).containsExactly(Code.REASON_REQUIRED);
        assertThat(explained).extracting(ReportOutcome::result).containsExactly(ACCEPTED);
        assertThat(stored("r2").assessed().flags()).containsExactly(ReportFlag.BACKWARDS);
    }

    @Test
    void aReporterWithoutASignalIsOnlyFlagged() {
        submit(report("r1").percent(60).at(NOW.minus(Duration.ofHours(2))));

        var outcomes = submit(report("r2").percent(40).at(NOW.minus(Duration.ofHours(1))));

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED);
        assertThat(stored("r2").assessed().flags()).containsExactly(ReportFlag.BACKWARDS);
    }

    @Test
    void aLateReportOfAnEarlierObservationFlagsTheLaterOne() {
        submit(report("r2").percent(40).at(NOW.minus(Duration.ofHours(1))));
        submit(report("r1").percent(60).at(NOW.minus(Duration.ofHours(2))));

        assertThat(stored("r1").assessed().flags()).isEmpty();
        assertThat(stored("r2").assessed().flags()).containsExactly(ReportFlag.BACKWARDS);
    }

    @Test
    void photosAreNamedAsUsedBeforeTheReportIsStored() {
        world.reports.crashAfter(0);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> submit(report("r1").photos("a"))))
                .isNotNull();
        assertThat(world.photos.of(city.renewal.project.testing.InMemoryPhotos.sha256("a")))
                .hasSize(1);
    }
}
