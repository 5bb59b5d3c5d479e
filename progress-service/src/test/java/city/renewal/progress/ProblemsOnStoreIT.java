package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Envelope;
import city.renewal.events.Problem;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.Standing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The problem list on a store: late inputs, passing time and crashes. */
class ProblemsOnStoreIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FoldOnStore store = new FoldOnStore();

    @AfterEach
    void close() {
        store.close();
    }

    private static ProblemFacts problem(String id, LocalDate due) {
        return ProblemFacts.of(id, due).ofProject("p1", "n1");
    }

    private static ProjectFacts project() {
        return ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(40)));
    }

    private List<Document> publishedEvents(String problemId) {
        return store.problemDocument(problemId).getList("outbox", Document.class);
    }

    private static @org.jspecify.annotations.Nullable String to(Document event) {
        return Objects.requireNonNull(event.get("data", Document.class)).getString("to");
    }

    private void clockAt(LocalDate day) {
        store.setNow(day.atStartOfDay(ZONE).toInstant());
        store.sweepAll();
    }

    private Standing standing(String problemId) {
        return Objects.requireNonNull(store.allProblems().get(problemId)).standing();
    }

    @Test
    void timeAloneMovesAProblemThroughItsStandingsAndEachIsPublishedOnce() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(problem("q1", TODAY.plusDays(10)).raised().all());
        store.fold.handle(project().all());
        clockAt(TODAY.plusDays(2));
        assertThat(standing("q1")).isEqualTo(Standing.ON_TRACK);
        clockAt(TODAY.plusDays(3));
        assertThat(standing("q1")).isEqualTo(Standing.DUE_SOON);
        clockAt(TODAY.plusDays(11));
        clockAt(TODAY.plusDays(14));

        assertThat(standing("q1")).isEqualTo(Standing.OVERDUE);
        assertThat(Objects.requireNonNull(store.allProblems().get("q1")).overdueDays())
                .isEqualTo(4);
        assertThat(publishedEvents("q1"))
                .extracting(ProblemsOnStoreIT::to)
                .containsExactly("ON_TRACK", "DUE_SOON", "OVERDUE");
        assertThat(publishedEvents("q1"))
                .extracting(each -> each.getString("id"))
                .containsExactly("progress/problems/q1/1", "progress/problems/q1/2", "progress/problems/q1/3");
        assertThat(publishedEvents("q1"))
                .extracting(each -> each.getString("subject"))
                .containsOnly("p1");
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void nothingIsDueAnyMoreOnceAllIsClosed() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(ProblemFacts.of("q1", TODAY)
                .raised()
                .at(NOW)
                .rectified()
                .closed()
                .all());

        assertThat(store.problemDocument("q1").containsKey("nextCheckAt")).isFalse();
        assertThat(standing("q1")).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(publishedEvents("q1")).hasSize(1);
        assertThat(publishedEvents("q1").getFirst().getString("subject")).isEqualTo("q1");
    }

    @Test
    void programmeProjectAndOwnerMayArriveLater() {
        store.fold.handle(problem("q1", TODAY.plusDays(20)).raised().all());
        assertThat(Objects.requireNonNull(store.allProblems().get("q1")).projectName())
                .isNull();
        assertThat(publishedEvents("q1")).isEmpty();

        store.fold.handle(project().all());
        store.sweepAll();
        var withProject = Objects.requireNonNull(store.allProblems().get("q1"));
        assertThat(withProject.projectName()).isEqualTo("项目 p1");
        assertThat(withProject.nodeName()).isEqualTo("节点 n1");
        assertThat(publishedEvents("q1")).isEmpty();

        store.fold.handle(List.of(ProjectFacts.programme(ProjectFacts.PROGRAMME, 30)));
        store.sweepAll();
        assertThat(standing("q1")).isEqualTo(Standing.DUE_SOON);
        assertThat(publishedEvents("q1")).hasSize(1);

        store.fold.handle(List.of(ProjectFacts.person("p-owner", 1, true)));
        store.sweepAll();
        assertThat(Objects.requireNonNull(store.allProblems().get("q1")).ownerKnown())
                .isTrue();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void aProblemIsRemovedWithItsProjectAndThatIsPublishedOnce() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        var facts = project();
        store.fold.handle(facts.all());
        store.fold.handle(problem("q1", TODAY.minusDays(1)).raised().all());
        store.fold.handle(
                facts.decided(new ProjectWithdrawn("撤项", "p-commander", NOW)).all());
        store.sweepAll();
        store.fold.handle(facts.all());
        clockAt(TODAY.plusDays(9));

        assertThat(store.allProblems()).isEmpty();
        assertThat(publishedEvents("q1")).extracting(ProblemsOnStoreIT::to).containsExactly("OVERDUE", null);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashInjector.Point.class,
            names = {
                "AFTER_DOCUMENTS",
                "AFTER_ROWS",
                "BEFORE_MARKING_PROBLEMS_DUE",
                "AFTER_PROBLEM_DOCUMENTS",
                "AMIDST_PROBLEM_ROWS",
                "AFTER_PROBLEM_ROWS"
            })
    void theSweepCompletesWritesAfterACrash(CrashInjector.Point point) {
        store.fold.handle(List.of(ProjectFacts.programme()));
        var project = project();
        store.fold.handle(project.all());
        var facts = problem("q1", TODAY.minusDays(1)).raised();
        store.fold.handle(facts.all());
        var batch = new ArrayList<Envelope<?>>();
        batch.add(project.planned(node("n1", TODAY.plusDays(40)), node("n2", TODAY.plusDays(50)))
                .last());
        batch.add(facts.reassigned("p-other", "u2").last());
        store.crashes.when(point::equals);
        assertThatThrownBy(() -> store.fold.handle(batch)).isInstanceOf(CrashInjector.SimulatedCrash.class);
        store.crashes.never();

        // The fact is delivered again, because its offset was not committed.
        store.fold.handle(batch);
        store.sweepAll();

        assertThat(store.differencesFromRebuild()).isEmpty();
        assertThat(publishedEvents("q1")).hasSize(2);
        var document = store.problemDocument("q1");
        assertThat(document.getLong("projected")).isEqualTo(document.getLong("version"));
    }

    @Test
    void anInstanceThatLosesTheCompareAndSetRetriesWithoutLoss() throws Exception {
        var seed = new Random().nextLong();
        var facts = new ArrayList<Envelope<?>>(project().all());
        facts.add(ProjectFacts.programme());
        for (var i = 0; i < 8; i++) {
            facts.addAll(problem("q" + i, TODAY.plusDays(i - 4))
                    .raised()
                    .at(NOW.minus(Duration.ofHours(3)))
                    .rectified()
                    .returned()
                    .all());
        }
        var threads = new ArrayList<Thread>();
        var failures = new ArrayList<Throwable>();
        for (var i = 0; i < 3; i++) {
            var own = new Random(seed + i);
            var fold = store.anotherFold();
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    new SimulatedTopic(facts, own).to(fold::handle);
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        store.sweepAll();

        assertThat(failures).as("seed %d", seed).isEmpty();
        assertThat(store.allProblems()).as("seed %d", seed).hasSize(8).allSatisfy((_, row) -> {
            assertThat(row.sequence()).isEqualTo(3);
            assertThat(row.projectName()).isEqualTo("项目 p1");
        });
        assertThat(store.differencesFromRebuild()).as("seed %d", seed).isEmpty();
    }

    @Test
    void aRebuildFindsAWrongRowAndASwitchRepairsIt() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(project().all());
        store.fold.handle(problem("q1", TODAY.minusDays(1)).raised().all());
        store.fold.handle(ProblemFacts.of("q2", TODAY).raised().all());
        var right = store.allProblems();
        store.database
                .getCollection("problems")
                .updateOne(new Document("_id", "q1"), new Document("$set", new Document("standing", "ON_TRACK")));
        store.database
                .getCollection("problemProgress")
                .updateOne(new Document("_id", "q2"), new Document("$set", new Document("state.sequence", 9L)));

        var found = store.rebuilds().compareAndSwitch();
        store.sweepAll();

        assertThat(found.equal()).isFalse();
        assertThat(found.problems()).isEqualTo(2);
        assertThat(found.differences()).singleElement().asString().startsWith("Row q1 should be");
        assertThat(store.allProblems()).isEqualTo(right);
        assertThat(store.problemDocument("q2").get("state", Document.class).getLong("sequence"))
                .isEqualTo(1);
        assertThat(publishedEvents("q1")).hasSize(1);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void aBlockerReachesTheRowsOfItsProjectInTheSameBatch() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(project().all());
        var facts = problem("q1", TODAY.plusDays(60)).blocking("n1").raised();

        store.fold.handle(facts.all());
        var blocked = Objects.requireNonNull(store.all().get("p1/n1"));
        assertThat(blocked.blockedBy()).hasSize(1);
        assertThat(blocked.forecastDate()).isEqualTo(TODAY.plusDays(70));
        assertThat(blocked.standing()).isEqualTo(Standing.AT_RISK);

        store.fold.handle(
                List.of(facts.at(NOW).rectified().last(), facts.closed().last()));
        assertThat(facts.problem().state()).isEqualTo(Problem.State.CLOSED);
        assertThat(Objects.requireNonNull(store.all().get("p1/n1")).standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }
}
