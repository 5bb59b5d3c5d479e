package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Envelope;
import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.events.Standing;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldOnStoreIT {
    private final FoldOnStore store = new FoldOnStore();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(CrashInjector.Point.class)
    void losesNothingWhenACrashIsFollowedByARedelivery(CrashInjector.Point point) {
        store.fold.handle(List.of(ProjectFacts.programme()));
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(1)), node("n2", TODAY.plusDays(40)));
        var batch = new ArrayList<>(facts.all());
        batch.addAll(ProblemFacts.of("q1", TODAY.minusDays(1))
                .ofProject("p1", "n1")
                .raised()
                .all());
        store.crashes.when(point::equals);
        assertThatThrownBy(() -> store.fold.handle(batch)).isInstanceOf(CrashInjector.SimulatedCrash.class);
        store.crashes.never();

        store.fold.handle(batch);

        assertThat(store.all()).containsOnlyKeys("p1/n1", "p1/n2");
        assertThat(store.differencesFromRebuild()).isEmpty();
        assertThat(store.document("p1").getList("outbox", Document.class)).hasSize(2);
        assertThat(store.allProblems()).containsOnlyKeys("q1");
        assertThat(store.problemDocument("q1").getList("outbox", Document.class))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashInjector.Point.class,
            names = {"AFTER_DOCUMENTS", "AMIDST_ROWS", "AFTER_ROWS"})
    void theSweepWritesRowsThatACrashLeftUnwritten(CrashInjector.Point point) {
        store.fold.handle(List.of(ProjectFacts.programme()));
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(1)), node("n2", TODAY.plusDays(40)));
        store.fold.handle(facts.all());
        store.crashes.when(point::equals);
        var more = ProjectFacts.of("p1");
        facts.planned(node("n2", TODAY.plusDays(40)), node("n3", TODAY.plusDays(2)));
        assertThatThrownBy(() -> store.fold.handle(List.of(facts.last())))
                .isInstanceOf(CrashInjector.SimulatedCrash.class);
        store.crashes.never();
        assertThat(more.all()).isEmpty();

        store.sweepAll();

        assertThat(store.all()).containsOnlyKeys("p1/n2", "p1/n3");
        assertThat(store.differencesFromRebuild()).isEmpty();
        assertThat(store.document("p1").getLong("projected"))
                .isEqualTo(store.document("p1").getLong("version"));
    }

    @Test
    void producesTheSameRowsForAnyBatchingRedeliveryAndCrash() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var campaign = RandomCampaign.of(random, 12, 40);
        store.crashes.when(_ -> random.nextInt(12) == 0);

        new SimulatedTopic(campaign.mixed(), random).to(store.fold::handle);
        store.crashes.never();
        store.sweepAll();

        assertThat(store.differencesFromRebuild()).as("seed %d", seed).isEmpty();
        assertThat(store.all()).as("seed %d", seed).isEqualTo(expected(campaign));
        assertThat(store.allProblems()).as("seed %d", seed).isEqualTo(expectedProblems(campaign));
    }

    private static TreeMap<String, ProblemRow> expectedProblems(RandomCampaign campaign) {
        var rows = new TreeMap<String, ProblemRow>();
        campaign.byProject()
                .forEach((id, facts) -> PureFold.problems(id, facts).forEach(row -> rows.put(row.problemId(), row)));
        PureFold.problems(null, campaign.ofAreas()).forEach(row -> rows.put(row.problemId(), row));
        return rows;
    }

    /** The expected rows: a pure fold over the facts of each project, without a store. */
    private static TreeMap<String, DeadlineRow> expected(RandomCampaign campaign) {
        var rows = new TreeMap<String, DeadlineRow>();
        campaign.byProject()
                .forEach((id, facts) ->
                        PureFold.rows(id, facts).forEach(row -> rows.put(id + "/" + row.nodeId(), row)));
        return rows;
    }

    @Test
    void allowsConcurrentInstancesOnTheSameProjects() throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var campaign = RandomCampaign.of(random, 6, 40);
        var topic = campaign.mixed();

        var working = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var i = 0; i < 3; i++) {
                var own = new Random(seed + i);
                var fold = store.anotherFold();
                working.add(threads.submit(() -> new SimulatedTopic(topic, own).to(fold::handle)));
            }
        }
        for (var each : working) {
            each.get();
        }
        store.sweepAll();

        assertThat(store.all()).as("seed %d", seed).isEqualTo(expected(campaign));
        assertThat(store.allProblems()).as("seed %d", seed).isEqualTo(expectedProblems(campaign));
        assertThat(store.differencesFromRebuild()).as("seed %d", seed).isEmpty();
    }

    @Test
    void stopsAProjectAtAGapAndContinuesWithTheOthers() {
        var one = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY))
                .signed("n1")
                .claimed("n1", TODAY, NOW);
        var other = ProjectFacts.of("p2").registered().planned(node("n1", TODAY));
        var facts = new ArrayList<Envelope<?>>(one.all());
        var missing = facts.remove(2);
        facts.addAll(other.all());

        store.fold.handle(facts);

        assertThat(store.all().get("p1/n1").sequence()).isEqualTo(2);
        assertThat(store.all().get("p1/n1").standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(store.all()).containsKey("p2/n1");
        assertThat(store.document("p1").get("stopped", Document.class).getString("reason"))
                .isEqualTo("GAP");

        store.fold.handle(List.of(missing));

        assertThat(store.all().get("p1/n1").sequence()).isEqualTo(4);
        assertThat(store.all().get("p1/n1").standing()).isEqualTo(Standing.CLAIMED);
        assertThat(store.document("p1").get("stopped")).isNull();
    }

    @Test
    void continuesFromASnapshotAndThenFromTheJournal() {
        var one = ProjectFacts.of("p1").registered().planned(node("n1", TODAY)).signed("n1");
        var snapshot = one.snapshot(new ProjectSnapshotTaken(
                ProjectFacts.entry("p1", "370212001", "p-leader", "u1"),
                ProjectFacts.planOf(node("n1", TODAY)),
                List.of(new NodeFacts(
                        "n1", null, null, null, null, null, null, null, null, NOW, "p-owner", null, null)),
                List.of(),
                List.of(),
                List.of(),
                NOW));
        one.claimed("n1", TODAY, NOW);
        store.fold.handle(List.of(one.all().get(0), one.all().get(3)));
        assertThat(store.all()).isEmpty();

        store.fold.handle(List.of(snapshot));

        var row = store.all().get("p1/n1");
        assertThat(row.sequence()).isEqualTo(4);
        assertThat(row.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(row.signedAt()).isEqualTo(NOW);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void stopsOnlyTheFailingProjectUntilARetrySucceeds() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        var facts =
                ProjectFacts.of("p1").registered().planned(node("n1", TODAY)).decided(withoutDueDates());
        facts.signed("n1");
        store.fold.handle(facts.all().subList(0, 2));

        store.fold.handle(facts.all().subList(2, 4));
        store.fold.handle(
                ProjectFacts.of("p2").registered().planned(node("n1", TODAY)).all());

        assertThat(store.all().get("p1/n1").sequence()).isEqualTo(2);
        assertThat(store.all()).containsKey("p2/n1");
        assertThat(store.document("p1").get("stopped", Document.class).getString("reason"))
                .isEqualTo("FAILURE");
        assertThat(store.sweep.runOnce()).isZero();

        facts.planned(node("n1", TODAY.plusDays(40)));
        store.fold.handle(List.of(facts.last()));

        assertThat(store.all().get("p1/n1").sequence()).isEqualTo(5);
        assertThat(store.all().get("p1/n1").signedAt()).isEqualTo(NOW);
        assertThat(store.document("p1").get("stopped")).isNull();
    }

    private static PlanSet withoutDueDates() {
        var plan = ProjectFacts.planOf(node("n1", TODAY));
        var node = plan.nodes().getFirst();
        var broken = new PlannedNode(
                node.nodeId(),
                null,
                node.name(),
                1,
                null,
                List.of(),
                null,
                null,
                1,
                false,
                node.weight(),
                null,
                List.of(),
                null,
                null,
                null,
                node.responsibility());
        return new PlanSet(new Plan(plan.calendar(), plan.anchor(), List.of(), List.of(broken)), "p-unit", NOW);
    }

    @Test
    void appliesThePassageOfTime() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(
                ProjectFacts.of("p1").registered().planned(node("n1", TODAY)).all());
        assertThat(store.all().get("p1/n1").standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(store.sweep.runOnce()).isZero();

        store.setNow(NOW.plus(Duration.ofDays(3)));
        store.sweepAll();

        assertThat(store.all().get("p1/n1").standing()).isEqualTo(Standing.OVERDUE);
        assertThat(store.all().get("p1/n1").overdueDays()).isEqualTo(3);
        assertThat(store.document("p1").getList("outbox", Document.class)).hasSize(2);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void evaluatesAProjectAgainWhenItsProgrammeArrivesLater() {
        store.fold.handle(ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(12)))
                .all());
        assertThat(store.all().get("p1/n1").standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(store.document("p1").getList("outbox", Document.class)).isEmpty();

        store.fold.handle(List.of(ProjectFacts.programme(ProjectFacts.PROGRAMME, 14)));
        store.sweepAll();

        assertThat(store.all().get("p1/n1").standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(store.document("p1").getList("outbox", Document.class)).hasSize(1);
    }

    @Test
    void removesTheRowOfARemovedNodeDespiteALateWriter() {
        var facts = ProjectFacts.of("p1").registered().planned(node("n1", TODAY), node("n2", TODAY));
        store.crashes.when(CrashInjector.Point.AFTER_DOCUMENTS::equals);
        assertThatThrownBy(() -> store.fold.handle(facts.all())).isInstanceOf(CrashInjector.SimulatedCrash.class);
        store.crashes.never();
        var late = new ArrayList<city.renewal.progress.application.state.ProjectUpdate>();
        var slow = new city.renewal.progress.application.state.DeadlineRows() {
            @Override
            public void project(List<city.renewal.progress.application.state.ProjectUpdate> updates) {
                late.addAll(updates);
            }

            @Override
            public java.util.stream.Stream<DeadlineRow> stream() {
                return store.rows.stream();
            }

            @Override
            public java.util.stream.Stream<city.renewal.progress.domain.row.ProjectSummary> figures() {
                return store.rows.figures();
            }

            @Override
            public java.util.stream.Stream<city.renewal.progress.domain.row.NodeTally> tallies() {
                return store.rows.tallies();
            }
        };
        new city.renewal.progress.application.fold.FoldFacts(
                        store.documents,
                        slow,
                        store.journal,
                        store.referenceData,
                        store.foldProblems,
                        city.renewal.progress.application.fold.FoldMetrics.NONE,
                        () -> NOW,
                        java.time.InstantSource.system(),
                        _ -> {})
                .check(List.of("p1"));

        store.fold.handle(facts.planned(node("n2", TODAY)).all());
        store.rows.project(late);

        assertThat(store.all()).containsOnlyKeys("p1/n2");
    }
}
