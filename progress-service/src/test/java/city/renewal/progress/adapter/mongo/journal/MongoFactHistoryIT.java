package city.renewal.progress.adapter.mongo.journal;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.application.history.FactHistory.PastFact;
import city.renewal.progress.application.history.PlanDifference;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading the journal from its end. */
class MongoFactHistoryIT {
    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoJournal journal = new MongoJournal(database.getCollection("journal"), InstantSource.system());
    private final MongoFactHistory history = new MongoFactHistory(database.getCollection("journal"));

    private final List<? extends Envelope<?>> facts = ProjectFacts.of("p1")
            .registered()
            .planned(NOW.minusSeconds(30), node("a", TODAY), node("b", TODAY))
            .signed("a")
            .planned(NOW.plusSeconds(10), node("a", TODAY), node("b", TODAY).lasting(9), node("c", TODAY))
            .planned(NOW.plusSeconds(20), node("b", TODAY).lasting(9), node("c", TODAY))
            .all();

    @AfterEach
    void drop() {
        database.drop();
    }

    private List<PlanDifference> differences() {
        try (var past = history.newestFirst("p1", null, List.of())) {
            return past.map(PastFact::difference).filter(Objects::nonNull).toList();
        }
    }

    private static final List<PlanDifference> EXPECTED = List.of(
            new PlanDifference(false, List.of(), List.of("a"), List.of(), List.of("b", "c")),
            new PlanDifference(false, List.of("c"), List.of(), List.of("b"), List.of("a")),
            new PlanDifference(true, List.of("a", "b"), List.of(), List.of(), List.of()));

    @Test
    void returnsTheChangesOfEachPlan() {
        journal.append(List.copyOf(facts));

        assertThat(differences()).isEqualTo(EXPECTED);
    }

    @Test
    void plansAreReadWithoutTheirNodes() {
        journal.append(List.copyOf(facts));

        try (var past = history.newestFirst("p1", null, List.of())) {
            assertThat(past.map(each -> each.fact().event()))
                    .filteredOn(PlanSet.class::isInstance)
                    .allSatisfy(event -> {
                        assertThat(((PlanSet) event).plan().nodes()).isEmpty();
                        assertThat(((PlanSet) event).setBy()).isEqualTo("p-unit");
                    });
        }
        assertThat(journal.about("p1").stream()
                        .map(Envelope::event)
                        .filter(PlanSet.class::isInstance)
                        .map(event -> ((PlanSet) event).plan().nodes().size()))
                .as("the journal keeps them")
                .containsExactly(2, 3, 2);
    }

    @Test
    void aFactThatArrivedLateIsTakenIntoAccount() {
        var late = new ArrayList<Envelope<?>>(facts);
        Collections.reverse(late);
        late.forEach(fact -> journal.append(List.of(fact)));

        assertThat(differences()).isEqualTo(EXPECTED);
        assertThat(differences()).as("as it is stored by now").isEqualTo(EXPECTED);
    }

    @Test
    void factsStoredByAnOlderVersionAreCompleted() {
        journal.append(List.copyOf(facts));
        database.getCollection("journal")
                .updateMany(
                        new Document(),
                        new Document(
                                "$unset",
                                new Document("brief", "").append("since", "").append("difference", "")));

        assertThat(differences()).isEqualTo(EXPECTED);
        assertThat(database.getCollection("journal").countDocuments(new Document("difference", null)))
                .as("only facts without a plan have none")
                .isEqualTo(2);
    }

    @Test
    void aPlanThatFollowsAStatePublishedAgainIsComparedWithThat() {
        var again = new ArrayList<Envelope<?>>(facts);
        var plan = new Plan("NATURAL", planned(2).anchor(), List.of(), List.of(nodes(2).getFirst()));
        again.add(4, snapshot(plan, facts.get(3).sequence()));
        journal.append(again);

        assertThat(differences().getFirst())
                .isEqualTo(new PlanDifference(false, List.of("b", "c"), List.of("a"), List.of(), List.of()));
    }

    private Envelope<?> snapshot(Plan plan, long sequence) {
        var entry = ProjectFacts.entry("p1", "370212", null, "u-lead");
        return Envelope.of(
                        "/projects/p1",
                        "p1",
                        sequence,
                        new ProjectSnapshotTaken(entry, plan, List.of(), List.of(), List.of(), List.of(), NOW))
                .withId("projects/p1/again");
    }

    private Plan planned(int which) {
        return facts.stream()
                .map(Envelope::event)
                .filter(PlanSet.class::isInstance)
                .map(event -> ((PlanSet) event).plan())
                .toList()
                .get(which - 1);
    }

    private List<PlannedNode> nodes(int which) {
        return planned(which).nodes();
    }

    /** More facts than are read at once, page by page. */
    @Test
    void continuesAfterAFact() {
        var many = ProjectFacts.of("p1").registered();
        IntStream.range(0, 230).forEach(n -> many.signed("n" + n));
        journal.append(List.copyOf(many.all()));
        var all = new ArrayList<String>();
        var after = List.<String>of();
        do {
            try (var past = history.newestFirst("p1", null, after)) {
                var page = past.limit(70).map(PastFact::fact).toList();
                page.forEach(fact -> all.add(fact.id()));
                after = page.isEmpty() ? List.of() : key(page.getLast());
            }
        } while (!after.isEmpty());

        assertThat(all).hasSize(231).doesNotHaveDuplicates();
    }

    private static List<String> key(Envelope<?> fact) {
        return List.of(Long.toString(fact.time().toEpochMilli()), Long.toString(fact.sequence()), fact.id());
    }
}
