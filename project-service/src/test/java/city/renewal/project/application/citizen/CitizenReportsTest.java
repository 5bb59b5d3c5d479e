package city.renewal.project.application.citizen;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Location;
import city.renewal.events.Problem;
import city.renewal.project.application.citizen.ModerateCitizenReports.ModerationRequest;
import city.renewal.project.application.citizen.SubmitCitizenReport.Submission;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.problem.RaiseProblem;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.project.domain.citizen.DuplicateRule;
import city.renewal.project.domain.citizen.Moderation.Verdict;
import city.renewal.project.domain.citizen.PersonalPart;
import city.renewal.project.domain.problem.ProblemDecisions;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.testing.InMemoryCitizenReports;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CitizenReportsTest {
    private static final Preconditions TERMS = new Preconditions(null, null);
    private static final Caller SUPERVISOR = caller(Role.SUPERVISOR, "p-supervisor", "370212");
    private static final Caller OWNER = caller(Role.OWNER, "p-owner", "370212", "u1");
    private static final int KEPT_DAYS = 90;

    private final World world = new World();
    private final InMemoryCitizenReports reports = new InMemoryCitizenReports();
    private final CitizenPolicy policy =
            new CitizenPolicy(new DuplicateRule(50, Duration.ofDays(7)), Duration.ofDays(KEPT_DAYS));
    private final CitizenPhotoUses photos = new CitizenPhotoUses(world.photos);
    private Instant now = Plans.NOW;
    private Instant real = Plans.NOW;
    private final InstantSource clock = () -> now;
    private final RaiseProblem raising =
            new RaiseProblem(world.problems, world.projects, world.programmes, world.standards, world.photos, clock);
    private final ProblemCommands problems =
            new ProblemCommands(world.problems, world.projects, world.programmes, world.photos, clock);
    private final SubmitCitizenReport submitting =
            new SubmitCitizenReport(reports, new CitizenTokens(() -> new byte[32]), photos, clock, () -> real);
    private final ModerateCitizenReports moderating =
            new ModerateCitizenReports(reports, world.problems, raising, problems, photos, policy, clock);
    private final CitizenFeedback feedback = new CitizenFeedback(reports, world.problems, problems, policy, clock);
    private final CitizenReportQueries following = new CitizenReportQueries(reports, world.problems);
    private final CitizenRetention retention = new CitizenRetention(reports, world.problems, policy, clock);

    @BeforeEach
    void aProjectWithAPlan() {
        var projects = new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
        projects.register(commander(), Plans.entry("p1"), null);
        projects.plan(commander(), "p1", Plans.threeNodes(), 1L);
    }

    @Test
    void personalDataIsErasedAfterTheRetentionPeriod() {
        var token = submit("井盖破损", "device-1");
        accept(token);
        passDays(KEPT_DAYS);
        assertThat(retention.sweep()).as("still open").isZero();
        close(token);
        passDays(KEPT_DAYS - 1);
        assertThat(retention.sweep()).as("closed too lately").isZero();
        assertThat(report(token).personal()).isNotNull();
        feedback.object(token, "还是坏的", List.of("ab".repeat(32)));
        passDays(1);
        assertThat(retention.sweep()).as("opened again").isZero();
        close(token);
        passDays(KEPT_DAYS);

        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(retention.sweep()).isZero();
        var erased = report(token);
        assertThat(erased.personal()).isNull();
        assertThat(erased.toString()).doesNotContain("井盖破损", "device-1", "还是坏的");
        assertThat(erased.objections()).hasSize(1);
        assertThat(following.byToken(token)).map(ReportWithProblem::isClosed).hasValue(true);
    }

    @Test
    void personalDataOfADeclinedReportIsErasedAndThatOfAPendingOneStays() {
        var declined = submit("太吵", "device-1");
        var waiting = submit("太暗", "device-2");
        moderating.moderate(SUPERVISOR, id(declined), TERMS, moderationRequest(Verdict.DECLINED, null));
        passDays(KEPT_DAYS);

        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(report(declined).personal()).isNull();
        assertThat(report(waiting).personal()).isNotNull();
    }

    @Test
    void anInterruptedAcceptanceContinuesAndOtherVerdictsAreRefused() {
        var token = submit("井盖破损", "device-1");
        reports.crashAfter(0);
        assertThatThrownBy(() -> accept(token)).hasMessage("crashed");
        reports.crashAfter(Integer.MAX_VALUE);
        assertThat(report(token).state()).isEqualTo(State.PENDING);

        var declined = moderating.moderate(SUPERVISOR, id(token), TERMS, moderationRequest(Verdict.DECLINED, null));
        accept(token);

        assertThat(declined)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_MODERATED));
        assertThat(report(token).state()).isEqualTo(State.ACCEPTED);
        assertThat(world.problems.published()).hasSize(1);
    }

    @Test
    void ofAConcurrentAcceptanceAndAnotherVerdictTheRaisedProblemCounts() {
        var token = submit("井盖破损", "device-1");
        reports.crashAfter(0);
        assertThatThrownBy(() -> accept(token)).hasMessage("crashed");
        reports.crashAfter(Integer.MAX_VALUE);
        var read = reports.load(id(token)).orElseThrow();
        var declined = read.state()
                .moderated(
                        new city.renewal.project.domain.citizen.Moderation(
                                Verdict.DECLINED, null, null, null, null, "x", "p-other", now),
                        null,
                        now);
        reports.save(read, new Change<>(declined, List.of(), null));

        accept(token);

        assertThat(report(token).problemId()).isEqualTo(ModerateCitizenReports.problemId(id(token)));
    }

    @Test
    void anInterruptedObjectionReopensTheProblemOnce() {
        var token = submit("井盖破损", "device-1");
        accept(token);
        close(token);
        reports.crashAfter(0);
        assertThatThrownBy(() -> feedback.object(token, "还是坏的", List.of())).hasMessage("crashed");
        reports.crashAfter(Integer.MAX_VALUE);

        feedback.object(token, "还是坏的", List.of());
        feedback.object(token, "还是坏的", List.of());

        assertThat(problem(token)).returns(1, Problem::reopened).returns(Problem.State.OPEN, Problem::state);
        assertThat(report(token).objections()).hasSize(1);
    }

    @Test
    void onlyTheHolderOfATokenRatesAClosedProblemAndTheLastRatingCounts() {
        var token = submit("井盖破损", "device-1");
        assertThat(feedback.rate(token, 5)).isInstanceOf(Refused.class);
        accept(token);
        assertThat(feedback.rate(token, 5)).isInstanceOf(Refused.class);
        assertThat(feedback.object(token, null, List.of())).isInstanceOf(Refused.class);
        close(token);
        feedback.rate(token, 5);
        feedback.rate(token, 2);

        assertThat(report(token).ratings())
                .extracting(CitizenReport.Rating::stars)
                .containsExactly(2);
        assertThat(feedback.rate("A".repeat(43), 5))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_FOUND));
        assertThat(feedback.rate(id(token), 5)).as("the public id is no token").isInstanceOf(Refused.class);
    }

    @Test
    void theSameReportIsRecognisedOverTheEdgeOfATimeSlotAndNotForEver() {
        var first = submit("井盖破损", "device-1");
        real = real.plus(Duration.ofMinutes(10));
        assertThat(submit("井盖破损", "device-1")).isEqualTo(first);
        real = real.plus(Duration.ofMinutes(20));

        assertThat(submit("井盖破损", "device-1")).isNotEqualTo(first);
        assertThat(reports.all()).hasSize(2);
    }

    @Test
    void onlyReportsOfOneServiceWithinFiftyMetresAndSevenDaysAreProposedAsOne() {
        var first = submitAt(CitizenService.FACILITIES, 36.1, "device-1");
        var near = submitAt(CitizenService.FACILITIES, 36.1004, "device-2");
        submitAt(CitizenService.FACILITIES, 36.1005, "device-3");
        submitAt(CitizenService.SAFETY, 36.1, "device-4");
        now = now.plus(Duration.ofDays(7));
        var onTheLastDay = submitAt(CitizenService.FACILITIES, 36.1, "device-5");
        now = now.plusSeconds(1);
        submitAt(CitizenService.FACILITIES, 36.1, "device-6");

        assertThat(proposed(first)).containsExactlyInAnyOrder(id(near), id(onTheLastDay));
    }

    @Test
    void reportsThatAreMergedAreCountedWithTheirProblemAndFollowIt() {
        var first = submitAt(CitizenService.FACILITIES, 36.1, "device-1");
        var second = submitAt(CitizenService.FACILITIES, 36.1001, "device-2");
        var third = submitAt(CitizenService.FACILITIES, 36.1002, "device-3");
        accept(first);
        for (var token : List.of(second, third)) {
            var merged = moderating.moderate(
                    SUPERVISOR,
                    id(token),
                    TERMS,
                    moderationRequest(Verdict.MERGED, ModerateCitizenReports.problemId(id(first))));
            assertThat(merged).as("%s", merged).isInstanceOf(Done.class);
        }

        assertThat(seen(first).reports()).isEqualTo(3);
        assertThat(world.problems.published()).hasSize(1);
        close(first);
        assertThat(following.byToken(third)).map(ReportWithProblem::isClosed).hasValue(true);
    }

    private String submitAt(CitizenService service, double latitude, String device) {
        return submitting.submit(new Submission(
                service,
                "370212001",
                new Location(120.4, latitude),
                personal("井盖破损", "某路 8 号", device),
                List.of(),
                "203.0.113.1"));
    }

    private ModerateCitizenReports.ModerationCase seen(String token) {
        return moderating.get(SUPERVISOR, id(token))
                        instanceof Done<ModerateCitizenReports.ModerationCase>(var _, var _, var seen)
                ? seen
                : org.assertj.core.api.Assertions.fail("not seen");
    }

    private List<String> proposed(String token) {
        return seen(token).duplicates().stream()
                .map(duplicate -> duplicate.report().reportId())
                .toList();
    }

    @Test
    void fieldsThatRunIntoEachOtherAreDifferentReports() {
        var some = submit(personal("ab", "c", "device-1"));
        var other = submit(personal("a", "bc", "device-1"));

        assertThat(some).isNotEqualTo(other);
    }

    private static PersonalPart personal(String description, @Nullable String address, String device) {
        return new PersonalPart(description, address, null, "小丫", "王", "x@example.org", "139", device, null, null);
    }

    private String submit(String description, String device) {
        return submit(personal(description, "某路 8 号", device));
    }

    private String submit(PersonalPart personal) {
        return submitting.submit(new Submission(
                CitizenService.FACILITIES, "370212001", new Location(120.4, 36.1), personal, List.of(), "203.0.113.1"));
    }

    private void accept(String token) {
        assertThat(moderating.moderate(SUPERVISOR, id(token), TERMS, moderationRequest(Verdict.ACCEPTED, null)))
                .isInstanceOf(Done.class);
    }

    private static ModerationRequest moderationRequest(Verdict verdict, @Nullable String problemId) {
        return new ModerationRequest(
                verdict,
                null,
                problemId,
                "不属本平台职责",
                null,
                "p1",
                "late",
                "设施破损",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LocalDate.of(2023, 7, 10));
    }

    private void close(String token) {
        var problemId = ModerateCitizenReports.problemId(id(token));
        done(problems.rectify(OWNER, problemId, TERMS, "已修", List.of()));
        done(problems.verify(SUPERVISOR, problemId, TERMS, ProblemDecisions.Verdict.ACCEPTED, ""));
    }

    private static void done(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
    }

    private void passDays(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    private static String id(String token) {
        return CitizenTokens.reportId(token).orElseThrow();
    }

    private CitizenReport report(String token) {
        return reports.load(id(token)).orElseThrow().state();
    }

    private Problem problem(String token) {
        return world.problems
                .load(ModerateCitizenReports.problemId(id(token)))
                .orElseThrow()
                .state()
                .listed();
    }
}
