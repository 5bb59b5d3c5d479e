package city.renewal.project.application.report;

import static city.renewal.project.testing.InMemoryPhotos.sha256;
import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.SiteReportBuilder.report;
import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.report.Assessment;
import city.renewal.project.domain.report.ReusedPhoto;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.SiteReportBuilder;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conditions of each plausibility flag. */
class ReportPlausibilityTest {
    private static final Caller REPORTER = caller(Role.REPORTER, "p-reporter", "370212", "u1");
    private static final double LONGITUDE = 120.4;
    private static final double LATITUDE = 36.1;
    /** A degree of latitude is about 111 km. */
    private static final double KILOMETRE = 1 / 111.2;

    private final World world = new World();
    private final SiteReportCommands reports = world.reporting(CLOCK);
    private final ReportAssessments assessments = new ReportAssessments(world.reports, world.reportPhotos, CLOCK);

    @BeforeEach
    void projectsAtAPlace() {
        var projects = new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
        projects.register(commander(), Plans.entryAt("p1", new Location(LONGITUDE, LATITUDE)), null);
        projects.register(commander(), Plans.entry("p2"), null);
        for (var id : new String[] {"p1", "p2"}) {
            projects.plan(commander(), id, Plans.draft(node("n1", 5), node("n2", 5)), null);
        }
    }

    private void submit(SiteReportBuilder... batch) {
        assertThat(reports.submit(
                        REPORTER,
                        Arrays.stream(batch).map(SiteReportBuilder::incoming).toList()))
                .extracting(ReportOutcome::result)
                .containsOnly(ReportOutcome.Result.ACCEPTED);
    }

    private void arrive(String photo, Duration before, Location location) {
        assessments.stored(world.photos.arrive(photo, NOW.minus(before), location));
    }

    private Assessment assessment(String id) {
        return world.reports.load(id).orElseThrow().state().assessed();
    }

    @Test
    void aPositionFarFromTheProjectIsFlagged() {
        submit(
                report("near").on("p1", "n1").from(LONGITUDE, LATITUDE + 2.9 * KILOMETRE),
                report("far").on("p1", "n1").from(LONGITUDE, LATITUDE + 3.1 * KILOMETRE),
                report("unknown").on("p2", "n1").from(0, 0));

        assertThat(assessment("near").flags()).isEmpty();
        assertThat(assessment("far").flags()).containsExactly(ReportFlag.FAR_AWAY);
        assertThat(assessment("unknown").flags())
                .as("nobody knows where the project is")
                .isEmpty();
    }

    @Test
    void aPhotoBringsAReportsPositionAndTime() {
        submit(report("r1").on("p1", "n1").photos("a", "b"));
        assertThat(assessment("r1").missingPhotos()).containsExactly(sha256("a"), sha256("b"));

        arrive("a", Duration.ofHours(1), new Location(LONGITUDE, LATITUDE));
        assertThat(assessment("r1").missingPhotos()).containsExactly(sha256("b"));
        assertThat(assessment("r1").location()).isEqualTo(new Location(LONGITUDE, LATITUDE));
        assertThat(assessment("r1").flags()).isEmpty();

        arrive("b", Duration.ofHours(25), new Location(0, 0));
        assertThat(assessment("r1").isComplete()).isTrue();
        assertThat(assessment("r1").flags()).containsExactly(ReportFlag.FAR_AWAY, ReportFlag.PHOTO_OLD);
    }

    @Test
    void aPhotoThatCameFirstIsFoundAtReceipt() {
        arrive("a", Duration.ofHours(1), null);

        submit(report("r1").on("p1", "n1").photos("a"));

        assertThat(assessment("r1").isComplete()).isTrue();
        assertThat(world.reports.published()).hasSize(1);
    }

    @Test
    void theLaterOfTwoReportsWithOnePictureIsFlagged() {
        world.photos.areAlike("a", "cropped");
        submit(report("later").on("p1", "n1").at(NOW).photos("cropped"));
        submit(report("earlier").on("p1", "n2").at(NOW.minusSeconds(60)).photos("a"));
        submit(report("same").on("p2", "n1").at(NOW.minusSeconds(30)).photos("a"));

        arrive("cropped", Duration.ZERO, null);
        arrive("a", Duration.ZERO, null);

        assertThat(assessment("earlier").flags()).isEmpty();
        assertThat(assessment("same").reusedPhotos())
                .containsExactly(new ReusedPhoto(sha256("a"), "earlier", sha256("a")));
        assertThat(assessment("later").flags()).containsExactly(ReportFlag.PHOTO_REUSED);
        assertThat(assessment("later").reusedPhotos())
                .extracting(ReusedPhoto::reportId)
                .containsExactly("earlier", "same");
    }

    @Test
    void aClockThatIsOffIsFlagged() {
        submit(
                report("right").on("p1", "n1").at(NOW.minusSeconds(60)).sentAt(NOW.minusSeconds(590)),
                report("behind")
                        .on("p1", "n1")
                        .at(NOW.minus(Duration.ofDays(2)))
                        .sentAt(NOW.minusSeconds(610)),
                report("ahead").on("p1", "n1").at(NOW.minusSeconds(60)).sentAt(NOW.plusSeconds(610)));

        assertThat(assessment("right").flags()).isEmpty();
        assertThat(assessment("behind").flags()).containsExactly(ReportFlag.CLOCK_OFF);
        assertThat(assessment("ahead").flags()).containsExactly(ReportFlag.CLOCK_OFF);
    }

    @Test
    void aJumpWithinADayIsFlagged() {
        submit(
                report("a").on("p1", "n1").at(NOW.minus(Duration.ofHours(49))).percent(10),
                report("b").on("p1", "n1").at(NOW.minus(Duration.ofHours(24))).percent(60),
                report("c").on("p1", "n1").at(NOW).percent(100),
                report("d").on("p1", "n2").at(NOW.minus(Duration.ofHours(24))).percent(10),
                report("e").on("p1", "n2").at(NOW).percent(100));

        assertThat(assessment("b").flags()).as("25 hours later").isEmpty();
        assertThat(assessment("c").flags()).as("40 points").isEmpty();
        assertThat(assessment("e").flags()).containsExactly(ReportFlag.JUMP);
    }

    @Test
    void aMonthOfReportsOfSeveralProjectsFromOneSpotIsFlagged() {
        for (int day = 28; day >= 0; day -= 7) {
            submit(report("r" + day)
                    .on(day % 2 == 0 ? "p1" : "p2", "n1")
                    .at(NOW.minus(Duration.ofDays(day)))
                    .from(LONGITUDE, LATITUDE + 0.02 * KILOMETRE * (day % 2)));
        }
        assertThat(assessment("r7").flags()).isEmpty();
        assertThat(assessment("r0").flags()).containsExactly(ReportFlag.SAME_SPOT);

        submit(report("elsewhere")
                .on("p1", "n1")
                .at(NOW.minus(Duration.ofDays(10)))
                .from(LONGITUDE, LATITUDE + KILOMETRE));

        assertThat(assessment("r0").flags())
                .as("a late report from another spot clears it")
                .isEmpty();
    }

    @Test
    void aReportIsAssessedAgainWhenOneWithTheSamePhotoGetsItsPosition() {
        var here = new Location(LONGITUDE, LATITUDE);
        for (int day = 28; day >= 14; day -= 7) {
            submit(report("r" + day)
                    .on(day % 2 == 0 ? "p1" : "p2", "n1")
                    .at(NOW.minus(Duration.ofDays(day)))
                    .from(LONGITUDE, LATITUDE));
        }
        submit(report("last").on("p1", "n1").at(NOW).from(LONGITUDE, LATITUDE).photos("a"));
        submit(report("unplaced")
                .on("p2", "n1")
                .at(NOW.minus(Duration.ofDays(7)))
                .photos("a"));
        assertThat(assessment("last").flags()).as("four reports from the spot").isEmpty();

        arrive("a", Duration.ofDays(7), here);

        assertThat(assessment("unplaced").location()).isEqualTo(here);
        assertThat(assessment("last").flags()).contains(ReportFlag.SAME_SPOT);
    }

    @Test
    void aPositionThatMovesIsComparedWhereItIsNow() {
        var elsewhere = new Location(LONGITUDE, LATITUDE + KILOMETRE);
        for (int day = 28; day >= 7; day -= 7) {
            submit(report("r" + day)
                    .on(day % 2 == 0 ? "p1" : "p2", "n1")
                    .at(NOW.minus(Duration.ofDays(day)))
                    .from(LONGITUDE, LATITUDE));
        }
        submit(report("moved").on("p1", "n1").at(NOW.minus(Duration.ofDays(1))).photos("first", "second"));
        submit(report("last").on("p1", "n1").at(NOW).from(LONGITUDE, LATITUDE));
        arrive("second", Duration.ofDays(1), new Location(LONGITUDE, LATITUDE));
        assertThat(assessment("moved").flags()).containsExactly(ReportFlag.SAME_SPOT);
        assertThat(assessment("last").flags()).containsExactly(ReportFlag.SAME_SPOT);

        arrive("first", Duration.ofDays(1), elsewhere);

        assertThat(assessment("moved").location()).as("the first photo decides").isEqualTo(elsewhere);
        assertThat(assessment("moved").flags()).isEmpty();
        assertThat(assessment("last").flags()).isEmpty();
    }

    @Test
    void aMonthOfReportsOfOneProjectFromItsSiteIsNot() {
        for (int day = 28; day >= 0; day -= 4) {
            submit(report("r" + day)
                    .on("p1", day % 8 == 0 ? "n1" : "n2")
                    .at(NOW.minus(Duration.ofDays(day)))
                    .from(LONGITUDE, LATITUDE));
        }

        assertThat(world.reports.all())
                .allSatisfy(each -> assertThat(each.state().assessed().flags()).isEmpty());
    }
}
