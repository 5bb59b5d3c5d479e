package city.renewal.project.domain.project.decision;

import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.TODAY;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.Plans.plan;
import static city.renewal.project.testing.Plans.planned;
import static city.renewal.project.testing.Plans.project;
import static city.renewal.project.testing.Plans.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.DueDateShift;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.WorkResumed;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class SuspensionDecisionsTest {
    private static final Calendars CALENDARS = Calendars.standard();

    @Test
    void movesTheCoveredNodesDayForDayInTheirOwnCalendars() {
        var mixed = project("p1");
        mixed = mixed.applyAll(accepted(plan(
                mixed,
                draft(
                        node("natural", 5).dueOn(LocalDate.of(2023, 7, 10)),
                        node("working", 5).on("WORKING").dueOn(LocalDate.of(2023, 7, 10)),
                        node("elsewhere", 5).dueOn(LocalDate.of(2023, 7, 10))))));
        var stopped = suspended(mixed, "s1", TODAY, List.of("natural", "working"));

        var resumed = resumed(stopped, "s1", TODAY.plusDays(10));

        // From Friday 30 June to Sunday 9 July: ten days, of which six are worked.
        assertThat(resumed.nodes())
                .extracting(PlannedNode::dueDate)
                .containsExactly(LocalDate.of(2023, 7, 20), LocalDate.of(2023, 7, 18), LocalDate.of(2023, 7, 10));
        assertThat(resumed.nodes()).extracting(PlannedNode::dueVersion).containsExactly(2, 2, 1);
        assertThat(resumed.nodes()).extracting(PlannedNode::originalDueDate).containsOnly(LocalDate.of(2023, 7, 10));
    }

    @Test
    void doesNotMoveNodesThatWereOverdueOrCompleted() {
        var project = planned("p1").apply(new NodeCompleted("next", TODAY, "p-supervisor", "", NOW));
        var stopped = suspended(project, "s1", TODAY, List.of());

        var event = (WorkResumed) accepted(end(stopped, "s1", TODAY.plusDays(3), TODAY.plusDays(3)))
                .getFirst();

        assertThat(event.shifts()).containsExactly(new DueDateShift("last", LocalDate.of(2023, 8, 3), 2));
    }

    @Test
    void aNodeThatIsDueOnTheFirstDayWithoutWorkWasNotLate() {
        var project = project("p1");
        project = project.applyAll(accepted(plan(project, draft(node("a", 5).dueOn(TODAY)))));

        var resumed = resumed(suspended(project, "s1", TODAY, List.of()), "s1", TODAY.plusDays(2));

        assertThat(resumed.nodes().getFirst().dueDate()).isEqualTo(TODAY.plusDays(2));
    }

    @Test
    void isNotOrderedForThePastNorForTheFarFutureNorForNodesThatAreNotThere() {
        var project = planned("p1");

        assertThat(fields(suspend(project, "s1", TODAY.minusDays(1), List.of())))
                .containsExactly("from");
        assertThat(fields(suspend(project, "s1", TODAY.plusYears(1).plusDays(1), List.of())))
                .containsExactly("from");
        assertThat(fields(suspend(project, "s1", TODAY, List.of("late", "ghost", "late"))))
                .containsExactly("nodes[1]", "nodes[2]");
        assertThat(rejected(suspend(suspended(project, "s1", TODAY, List.of()), "s1", TODAY, List.of()))
                        .reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void endsOnceAndNeitherBeforeItBeganNorInTheFuture() {
        var stopped = suspended(planned("p1"), "s1", TODAY, List.of());

        assertThat(fields(end(stopped, "s1", TODAY.minusDays(1), TODAY))).containsExactly("resumedOn");
        assertThat(fields(end(stopped, "s1", TODAY.plusDays(1), TODAY))).containsExactly("resumedOn");
        assertThat(rejected(end(stopped, "ghost", TODAY, TODAY)).reason()).isEqualTo(Reason.NOT_FOUND);
        var ended = stopped.applyAll(accepted(end(stopped, "s1", TODAY, TODAY)));
        assertThat(rejected(end(ended, "s1", TODAY, TODAY)).reason()).isEqualTo(Reason.SUSPENSION_ALREADY_ENDED);
    }

    @Test
    void anOrderThatIsRevokedOnOrBeforeItsFirstDayMovesNothing() {
        var project = planned("p1");
        var later = suspended(project, "s1", TODAY.plusDays(30), List.of());

        var takenBack = later.applyAll(accepted(end(later, "s1", TODAY.plusDays(30), TODAY)));

        assertThat(takenBack.nodes()).isEqualTo(project.nodes());
        assertThat(takenBack.suspension("s1").orElseThrow().resumedOn()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void aNodeIsNotOverdueOnlyBecauseAnEarlierSuspensionHasNotEnded() {
        var project = project("p1");
        project = project.applyAll(accepted(plan(project, draft(node("a", 5).dueOn(TODAY.plusDays(5))))));
        var both = suspended(suspended(project, "long", TODAY, List.of()), "second", TODAY.plusDays(10), List.of());

        var second = resumed(both, "second", TODAY.plusDays(30));
        var resumed = resumed(second, "long", TODAY.plusDays(20));

        assertThat(second.nodes()).isEqualTo(project.nodes());
        assertThat(resumed.nodes().getFirst().dueDate()).isEqualTo(TODAY.plusDays(35));
    }

    @Test
    void aDateDoesNotLeaveTheCalendar() {
        var project = project("p1");
        project = project.applyAll(accepted(plan(project, draft(node("a", 5).dueOn(LocalDate.of(2100, 12, 30))))));

        var resumed = resumed(suspended(project, "s1", TODAY, List.of()), "s1", TODAY.plusDays(30));

        assertThat(resumed.nodes().getFirst().dueDate()).isEqualTo(LocalDate.of(2100, 12, 31));
    }

    @Test
    void overlappingStopsCountOnceInWhicheverOrderTheyEnd(TestInfo info) {
        var seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var due = TODAY.plusDays(random.nextInt(60));
            var calendar = random.nextBoolean() ? "NATURAL" : "WORKING";
            var stops = stops(random);
            var project = project("p1");
            project = project.applyAll(accepted(
                    plan(project, draft(node("a", 5).on(calendar).dueOn(due), node("b", 5)))));
            for (int n = 0; n < stops.size(); n++) {
                project = suspended(
                        project, "s" + n, stops.get(n).from(), stops.get(n).nodes());
            }
            var expected = expected(due, calendar, stops);

            for (int order = 0; order < 3; order++) {
                var ends = new ArrayList<Integer>();
                for (int n = 0; n < stops.size(); n++) {
                    ends.add(n);
                }
                Collections.shuffle(ends, random);
                var ended = project;
                for (var n : ends) {
                    ended = resumed(ended, "s" + n, stops.get(n).to());
                }
                assertThat(ended.node("a").orElseThrow().dueDate())
                        .as(
                                "seed %d, round %d, due %s, %s, ended in order %s of %s",
                                seed, round, due, calendar, ends, stops)
                        .isEqualTo(expected);
            }
        }
    }

    private record Stop(LocalDate from, LocalDate to, List<String> nodes) {}

    private static List<Stop> stops(Random random) {
        var stops = new ArrayList<Stop>();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            var from = TODAY.plusDays(random.nextInt(80));
            var nodes = switch (random.nextInt(4)) {
                case 0 -> List.of("b");
                case 1 -> List.of("a");
                default -> List.<String>of();
            };
            stops.add(new Stop(from, from.plusDays(random.nextInt(40)), nodes));
        }
        return stops;
    }

    /** Slow and simple reference: day by day, a day of a suspension that began before the due date does not count. */
    private static LocalDate expected(LocalDate due, String calendarId, List<Stop> stops) {
        var calendar = CALENDARS.find(calendarId).orElseThrow();
        var counting = new HashSet<Stop>();
        var date = due;
        var grew = true;
        while (grew) {
            grew = false;
            for (var stop : stops) {
                var covers = stop.nodes().isEmpty() || stop.nodes().contains("a");
                if (covers && !stop.from().isAfter(date) && counting.add(stop)) {
                    grew = true;
                }
            }
            var days = new HashSet<LocalDate>();
            counting.forEach(stop -> stop.from().datesUntil(stop.to()).forEach(days::add));
            date = due;
            for (long left = days.stream().filter(calendar::isWorkday).count(); left > 0; ) {
                date = date.plusDays(1);
                left -= calendar.isWorkday(date) ? 1 : 0;
            }
        }
        return date;
    }

    private static Decision suspend(Project project, String id, LocalDate from, List<String> nodes) {
        return SuspensionDecisions.suspend(
                project, new SuspendWork(id, from, nodes, "扬尘管控"), TODAY, "p-commander", NOW);
    }

    private static Project suspended(Project project, String id, LocalDate from, List<String> nodes) {
        return project.applyAll(accepted(suspend(project, id, from, nodes)));
    }

    private static Decision end(Project project, String id, LocalDate on, LocalDate today) {
        return SuspensionDecisions.end(project, new ResumeWork(id, on, ""), CALENDARS, today, "p-commander", NOW);
    }

    /** Evaluated on a day after all suspensions. */
    private static Project resumed(Project project, String id, LocalDate on) {
        return project.applyAll(accepted(end(project, id, on, TODAY.plusDays(200))));
    }

    private static List<String> fields(Decision decision) {
        return rejected(decision).faults().stream().map(Fault::field).toList();
    }
}
