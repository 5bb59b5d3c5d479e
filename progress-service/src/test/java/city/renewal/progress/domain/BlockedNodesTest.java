package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.events.Standing;
import city.renewal.progress.ProblemFacts;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.evaluation.ProjectEvaluator;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.state.BlockedBy;
import city.renewal.progress.domain.state.ProjectFold;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Problems that block nodes: the contents of the rows and the forecasts. */
class BlockedNodesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Programme PROGRAMME =
            Programme.of((ProgrammeEvent) ProjectFacts.programme().event(), 1);

    /** Two nodes of ten days each, the second after the first, due in 20 and 30 days, without slack. */
    private static ProjectFacts project() {
        return ProjectFacts.of("p1")
                .registered()
                .planned(
                        node("n1", TODAY.plusDays(20)),
                        node("n2", TODAY.plusDays(30)).after("n1"));
    }

    private static ProblemFacts blocker(String id, LocalDate due) {
        return ProblemFacts.of(id, due)
                .ofProject("p1", null)
                .blocking("n1")
                .at(NOW.plusSeconds(60))
                .raised();
    }

    private static ProjectProgress folded(List<Envelope<?>> facts) {
        var fold = new ProjectFold(ProjectProgress.unknown("p1"));
        for (var fact : facts) {
            switch (fact.event()) {
                case ProblemEvent event -> fold.apply(fact.id(), fact.sequence(), event);
                case SiteReportEvent event -> fold.apply(fact.id(), fact.sequence(), event);
                case ProjectEvent event -> fold.apply(fact.id(), fact.sequence(), event);
                default -> throw new IllegalArgumentException(fact.type());
            }
        }
        return fold.progress();
    }

    private static List<DeadlineRow> rows(LocalDate day, ProjectFacts facts, ProblemFacts... problems) {
        var all = new ArrayList<>(facts.all());
        Stream.of(problems).forEach(each -> all.addAll(each.all()));
        return rows(day, all);
    }

    private static List<DeadlineRow> rows(LocalDate day, List<Envelope<?>> facts) {
        var now = day.atStartOfDay(ZONE).toInstant();
        return ProjectEvaluator.evaluate(
                        folded(facts), PROGRAMME, Calendars.standard(), Set.of(), now, List.of(), List.of())
                .rows();
    }

    @Test
    void workStartsTheDayAfterTheProblemIsDueAndSuccessorsWait() {
        var rows = rows(TODAY, project(), blocker("q1", TODAY.plusDays(15)));

        assertThat(rows.getFirst().blockedBy())
                .containsExactly(new BlockedBy("q1", "问题 q1", TODAY.plusDays(15), false));
        assertThat(rows.getFirst().forecastDate()).isEqualTo(TODAY.plusDays(25));
        assertThat(rows.getFirst().standing()).isEqualTo(Standing.AT_RISK);
        assertThat(rows.getLast().blockedBy()).isEmpty();
        assertThat(rows.getLast().forecastDate()).isEqualTo(TODAY.plusDays(35));
        assertThat(rows.getFirst().lastEvent().id()).isEqualTo("problems/q1/1");
    }

    @Test
    void anOverdueProblemBlocksUntilTomorrowOnEveryDay() {
        var problem = blocker("q1", TODAY.plusDays(15));

        assertThat(rows(TODAY.plusDays(15), project(), problem).getFirst().forecastDate())
                .isEqualTo(TODAY.plusDays(25));
        assertThat(rows(TODAY.plusDays(18), project(), problem).getFirst().forecastDate())
                .isEqualTo(TODAY.plusDays(28));
    }

    @Test
    void theLatestOfSeveralProblemsBlocksAndAllAreListedByDueDate() {
        var rows = rows(TODAY, project(), blocker("q2", TODAY.plusDays(15)), blocker("q1", TODAY.plusDays(12)));

        assertThat(rows.getFirst().blockedBy()).extracting(BlockedBy::problemId).containsExactly("q1", "q2");
        assertThat(rows.getFirst().forecastDate()).isEqualTo(TODAY.plusDays(25));
    }

    @Test
    void aClaimReleasesTheForecastAVerificationTheRowAndAReturnBlocksAgain() {
        var problem = blocker("q1", TODAY.plusDays(15)).at(NOW).rectified();

        var claimed = rows(TODAY, project(), problem).getFirst();
        assertThat(claimed.blockedBy()).extracting(BlockedBy::rectified).containsExactly(true);
        assertThat(claimed.forecastDate()).isEqualTo(TODAY.plusDays(20));
        assertThat(rows(TODAY, project(), problem.returned()).getFirst().forecastDate())
                .isEqualTo(TODAY.plusDays(25));
        var closed = rows(TODAY, project(), problem.rectified().closed()).getFirst();
        assertThat(closed.blockedBy()).isEmpty();
        assertThat(closed.standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(rows(TODAY, project(), problem.reopened(TODAY.plusDays(40)))
                        .getFirst()
                        .forecastDate())
                .isEqualTo(TODAY.plusDays(50));
    }

    @Test
    void aDoneNodeIsNotBlocked() {
        var facts = project().completed("n1", TODAY.minusDays(1));

        var row = rows(TODAY, facts, blocker("q1", TODAY.plusDays(15))).getFirst();

        assertThat(row.blockedBy()).isEmpty();
        assertThat(row.standing()).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(row.lastEvent().id()).isEqualTo("projects/p1/3");
    }

    @Test
    void aBlockerInsideTheSlackChangesNoForecast() {
        var rows = rows(TODAY, project(), blocker("q1", TODAY.plusDays(5)));

        assertThat(rows.getFirst().forecastDate()).isEqualTo(TODAY.plusDays(20));
        assertThat(rows.getFirst().blockedBy()).hasSize(1);
    }

    /** Problems before the plan, twice, in any order: the rows are the same. */
    @Test
    void producesTheSameRowsForAnyOrderOfFacts() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var project = project().all();
        var problems = new ArrayList<Envelope<?>>();
        problems.addAll(
                blocker("q1", TODAY.plusDays(15)).at(NOW).rectified().returned().all());
        problems.addAll(
                blocker("q2", TODAY.plusDays(9)).at(NOW).rectified().closed().all());
        var inOrder = new ArrayList<>(project);
        inOrder.addAll(problems);
        var expected = rows(TODAY, inOrder);
        for (var i = 0; i < 100; i++) {
            var shuffled = new ArrayList<>(problems);
            shuffled.add(problems.get(random.nextInt(problems.size())));
            Collections.shuffle(shuffled, random);
            var at = random.nextInt(shuffled.size() + 1);
            var facts = new ArrayList<Envelope<?>>(shuffled.subList(0, at));
            facts.addAll(project);
            facts.addAll(shuffled.subList(at, shuffled.size()));

            assertThat(rows(TODAY, facts)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
