package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Envelope;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.rebuild.Rebuilds;
import city.renewal.progress.domain.row.DeadlineRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rebuilt lists beside the live ones, and the switch to them. */
class RebuildOnStoreIT {
    private final FoldOnStore store = new FoldOnStore();
    private final ProjectFacts facts = ProjectFacts.of("p1");

    @BeforeEach
    void someLists() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(facts.registered()
                .planned(node("n1", TODAY.minusDays(3)), node("n2", TODAY.plusDays(50)))
                .all());
        store.fold.handle(ProjectFacts.of("p2")
                .registered()
                .planned(node("n1", TODAY.plusDays(2)))
                .all());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Simulates the result of a faulty fold: a wrong row and the wrong state behind it. */
    private void spoil() {
        store.database
                .getCollection("deadlines")
                .updateOne(new Document("_id", "p1/n1"), new Document("$set", new Document("standing", "ON_TRACK")));
        store.database
                .getCollection("progress")
                .updateOne(
                        new Document("_id", "p1"),
                        new Document("$set", new Document("state.nodes.0.startedOn", "2023-01-01")));
    }

    @Test
    void findsNoDifferenceInCorrectLists() {
        var found = store.rebuilds().compare();

        assertThat(found.equal()).isTrue();
        assertThat(found.rows()).isEqualTo(3);
        assertThat(found.liveDigest()).isEqualTo(found.rebuiltDigest());
        assertThat(found.switched()).isFalse();
    }

    @Test
    void reportsAWrongRowWithoutChangingTheLiveLists() {
        spoil();
        var before = store.all();

        var found = store.rebuilds().compare();

        assertThat(found.equal()).isFalse();
        assertThat(found.liveDigest()).isNotEqualTo(found.rebuiltDigest());
        assertThat(found.differences()).singleElement().asString().startsWith("Row p1/n1 should be");
        assertThat(store.all()).isEqualTo(before);
    }

    @Test
    void reportsAWrongPastFigureAndASwitchRepairsIt() {
        store.setNow(ProjectFacts.NOW.plus(Duration.ofDays(2)));
        store.sweepAll();
        store.past.catchUp();
        assertThat(store.rebuilds().compare().pastFigures()).isEqualTo(2);
        assertThat(store.differencesFromRebuild()).isEmpty();
        var pastDays = store.database.getCollection("pastDays");
        pastDays.updateOne(
                new Document("project.projectId", "p1"), new Document("$set", new Document("project.completed", true)));
        pastDays.deleteOne(new Document("project.projectId", "p2"));

        var found = store.rebuilds().compareAndSwitch();

        assertThat(found.equal()).isFalse();
        assertThat(found.differences())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("Row of " + ProjectFacts.PROGRAMME)
                                .contains(", p1 should be"),
                        second -> assertThat(second).endsWith(", p2 is missing"));
        store.past.catchUp();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void reportsAWrongTallyAndASwitchRepairsIt() {
        store.database
                .getCollection("tallies")
                .updateOne(new Document("projectId", "p1"), new Document("$set", new Document("unsigned", 7)));

        var found = store.rebuilds().compareAndSwitch();

        assertThat(found.equal()).isFalse();
        assertThat(found.differences())
                .singleElement()
                .asString()
                .startsWith("Row p1/")
                .contains("unsigned=7");
        store.sweepAll();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void aSwitchRepairsRowsAndStateAndPublishesOnlyDifferences() {
        var right = store.all();
        var published = store.document("p1").getList("outbox", Document.class).size();
        spoil();

        var found = store.rebuilds().compareAndSwitch();

        assertThat(found.switched()).isTrue();
        assertThat(store.all()).isEqualTo(right);
        store.sweepAll();
        assertThat(store.all()).isEqualTo(right);
        assertThat(store.document("p1").getList("outbox", Document.class)).hasSize(published);
        assertThat(store.document("p1").toJson()).doesNotContain("2023-01-01");
        assertThat(store.differencesFromRebuild()).isEmpty();

        store.fold.handle(List.of(facts.signed("n2").last()));
        assertThat(store.all().get("p1/n2").signedAt()).isNotNull();
    }

    @Test
    void losesNoFactThatArrivesBetweenTheFoldAndTheSwitch() {
        var rebuilds = store.rebuilds();
        var found = rebuilds.compare();
        store.fold.handle(List.of(facts.signed("n2").last()));
        store.fold.handle(
                ProjectFacts.of("p3").registered().planned(node("n1", TODAY)).all());

        assertThat(rebuilds.switchTo(found.rebuildId())).contains(found.rebuildId());
        store.sweepAll();

        assertThat(store.all()).containsKey("p3/n1");
        assertThat(store.all().get("p1/n2").signedAt()).isNotNull();
        assertThat(store.differencesFromRebuild()).isEmpty();
        assertThat(rebuilds.switchTo(found.rebuildId())).isEmpty();
        assertThat(rebuilds.switchTo("lists_never")).isEmpty();
    }

    @Test
    void theNextStartCompletesAnInterruptedSwitch() {
        var found = store.rebuilds().compare();
        store.fold.handle(List.of(facts.signed("n2").last()));
        store.database
                .getCollection("lists")
                .insertOne(new Document("_id", "live")
                        .append("generation", found.rebuildId())
                        .append("settled", false));

        store.rebuilds().finishSwitch();
        store.sweepAll();

        assertThat(store.all().get("p1/n2").signedAt()).isNotNull();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void aCrashDuringARebuildLeavesTheLiveListsUnchanged() {
        var before = store.all();
        var crashing = new Rebuilds(
                new CrashingListGenerations(store),
                store.rows,
                store.documents,
                store.problems,
                store.problemDocuments,
                store.past,
                () -> ProjectFacts.NOW,
                () -> "lists_dying");

        assertThatThrownBy(crashing::compareAndSwitch).isInstanceOf(CrashInjector.SimulatedCrash.class);

        assertThat(store.all()).isEqualTo(before);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void servesCompleteListsDuringRepeatedSwitchesAndNewFacts() throws Exception {
        var seed = new Random().nextLong();
        var campaign = RandomCampaign.of(new Random(seed), 6, 40);
        var topic = campaign.mixed();
        try (var own = new FoldOnStore()) {
            switchWhile(own, topic, seed);

            assertThat(own.differencesFromRebuild()).as("seed %d", seed).isEmpty();
            var rows = own.all();
            campaign.byProject()
                    .forEach((id, each) -> PureFold.rows(id, each)
                            .forEach(row -> assertThat(rows.get(Rebuilds.id(row)))
                                    .as("seed %d", seed)
                                    .isEqualTo(row)));
        }
    }

    private static void switchWhile(FoldOnStore store, List<Envelope<?>> topic, long seed) throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        var own = new Random(seed + 1);
        var feeding = Thread.ofPlatform().start(() -> {
            try {
                new SimulatedTopic(topic, own).to(store.anotherFold()::handle);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });

        while (feeding.isAlive()) {
            store.rebuilds().compareAndSwitch();
            store.sweep.runOnce();
        }
        feeding.join();
        store.sweepAll();

        assertThat(failures).as("seed %d", seed).isEmpty();
    }

    @Test
    void letsAnotherInstanceFollowTheSwitch() {
        var other = ListCollections.live(store.database);
        SortedMap<String, DeadlineRow> before = store.all();

        store.rebuilds().compareAndSwitch();
        store.sweepAll();

        assertThat(new city.renewal.progress.adapter.mongo.MongoDeadlineRows(other).stream())
                .containsExactlyElementsOf(before.values());
    }
}
