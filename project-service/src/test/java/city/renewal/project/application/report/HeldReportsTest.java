package city.renewal.project.application.report;

import static city.renewal.project.application.report.ReportOutcome.Result.ACCEPTED;
import static city.renewal.project.application.report.ReportOutcome.Result.REJECTED;
import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.SiteReportBuilder.report;
import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.SiteReportEvent.SiteReportAssessed;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.report.Assessment;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.SiteReportBuilder;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports on nodes that are not in any plan yet. */
class HeldReportsTest {
    private static final Caller REPORTER = caller(Role.REPORTER, "p-reporter", "370212", "u1");

    private final World world = new World();
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
    private final SiteReportCommands reports = world.reporting(CLOCK);
    private final HeldReports held = new HeldReports(
            world.reports, world.projects, new ReportAssessments(world.reports, world.reportPhotos, CLOCK), CLOCK);

    @BeforeEach
    void aProjectWithOneNode() {
        projects.register(commander(), Plans.entry("p1"), null);
        plan(node("n1", 5).of("u1"), node("theirs", 5).of("u2"));
    }

    private void plan(Plans.Node... nodes) {
        projects.plan(commander(), "p1", Plans.draft(nodes), null);
    }

    private List<ReportOutcome> submit(Caller caller, SiteReportBuilder... batch) {
        return reports.submit(
                caller, Arrays.stream(batch).map(SiteReportBuilder::incoming).toList());
    }

    private Assessment assessment(String id) {
        return world.reports.load(id).orElseThrow().state().assessed();
    }

    @Test
    void aReportOnAnUnknownNodeIsHeldUntilThePlanHasIt() {
        var outcomes = submit(REPORTER, report("r1").on("n2").done("12", "栋"));
        held.release();
        var before = assessment("r1");

        plan(node("n1", 5), node("n2", 5).counting("38", "栋"));
        held.release();
        held.release();

        assertThat(outcomes).extracting(ReportOutcome::result).containsExactly(ACCEPTED);
        assertThat(before.counting()).isEqualTo(CountingStatus.HELD);
        assertThat(before.progressPercent()).isNull();
        assertThat(assessment("r1").counting()).isEqualTo(CountingStatus.COUNTED);
        assertThat(assessment("r1").progressPercent()).isEqualTo(31);
        assertThat(world.reports.published())
                .filteredOn(SiteReportAssessed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(SiteReportAssessed.class, event -> {
                    assertThat(event.counted()).isTrue();
                    assertThat(event.progressPercent()).isEqualTo(31);
                });
    }

    @Test
    void aReportIsSetAsideWhenTheNodeThatAppearsIsAnothers() {
        var helping = caller(Role.REPORTER, "p-helper", "370212", "u2");
        submit(helping, SiteReportBuilder.by("p-helper").id("r1").on("n2").percent(90));

        plan(node("n1", 5), node("theirs", 5).of("u2"), node("n2", 5).of("u3"));
        held.release();
        plan(node("n1", 5), node("theirs", 5).of("u2"), node("n2", 5).of("u2"));
        held.release();

        assertThat(assessment("r1").counting())
                .as("it stays set aside, whoever gets the node later")
                .isEqualTo(CountingStatus.SET_ASIDE);
        assertThat(world.reports.observations("p1", "n2", NOW.minusSeconds(1), NOW.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void anOwnerOfAnotherNodeOrOfTheProjectsUnitMayReportAhead() {
        var owner = caller(Role.OWNER, "p-owner", "370212");
        var ofTheUnit = caller(Role.OWNER, "p-new", "370212", "u1");
        var stranger = caller(Role.OWNER, "p-stranger", "370212", "u9");

        assertThat(submit(owner, SiteReportBuilder.by("p-owner").id("r1").on("n2")))
                .extracting(ReportOutcome::result)
                .containsExactly(ACCEPTED);
        assertThat(submit(ofTheUnit, SiteReportBuilder.by("p-new").id("r2").on("n2")))
                .extracting(ReportOutcome::result)
                .containsExactly(ACCEPTED);
        assertThat(submit(stranger, SiteReportBuilder.by("p-stranger").id("r3").on("n2")))
                .extracting(ReportOutcome::result)
                .containsExactly(REJECTED);

        plan(node("n1", 5), node("theirs", 5).of("u2"), node("n2", 5).ownedBy("p-new"));
        held.release();

        assertThat(assessment("r1").counting()).isEqualTo(CountingStatus.SET_ASIDE);
        assertThat(assessment("r2").counting()).isEqualTo(CountingStatus.COUNTED);
    }

    @Test
    void aReportThatArrivesJustAfterThePlanWasReadIsStillFound() {
        submit(REPORTER, report("r1").on("n2").percent(10));
        held.release();
        submit(REPORTER, report("r2").on("n1-late").percent(10));

        plan(node("n1", 5), node("theirs", 5).of("u2"), node("n2", 5), node("n1-late", 5));

        assertThat(held.release()).isEqualTo(2);
    }
}
