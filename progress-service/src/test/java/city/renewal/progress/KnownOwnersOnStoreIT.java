package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.Envelope;
import city.renewal.progress.application.reference.ReferencePeople;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Effects on the rows of node owners when people are recorded, become inactive and become active again. */
class KnownOwnersOnStoreIT {
    private final FoldOnStore store = new FoldOnStore();

    @BeforeEach
    void aPlanOfTwoOwners() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(ProjectFacts.of("p1")
                .registered()
                .planned(
                        node("n1", TODAY.plusDays(60)).ownedBy("p-a", "u1"),
                        node("n2", TODAY.plusDays(60)).ownedBy("p-b", "u1"))
                .all());
        store.fold.handle(ProjectFacts.of("p2")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)).ownedBy("p-b", "u1"))
                .all());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void record(String personId, long sequence, boolean active) {
        store.fold.handle(List.of(ProjectFacts.person(personId, sequence, active)));
        store.sweepAll();
    }

    private boolean isKnown(String row) {
        return store.all().get(row).ownerKnown();
    }

    @Test
    void anOwnerIsKnownInAllTheirRowsOnceRecorded() {
        assertThat(store.all().values())
                .allSatisfy(row -> assertThat(row.ownerKnown()).isFalse());

        record("p-b", 1, true);

        assertThat(isKnown("p1/n1")).isFalse();
        assertThat(isKnown("p1/n2")).isTrue();
        assertThat(isKnown("p2/n1")).isTrue();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void anInactiveOwnerIsUnknownUntilActiveAgain() {
        record("p-a", 1, true);
        record("p-a", 2, false);
        assertThat(isKnown("p1/n1")).isFalse();

        record("p-a", 3, true);

        assertThat(isKnown("p1/n1")).isTrue();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void theLatestFactAppliesDespiteLateAndRepeatedFacts() {
        store.fold.handle(List.of(
                ProjectFacts.person("p-a", 2, false),
                ProjectFacts.person("p-a", 1, true),
                ProjectFacts.person("p-a", 2, false)));
        store.fold.handle(List.of(ProjectFacts.person("p-a", 1, true)));
        store.sweepAll();

        assertThat(isKnown("p1/n1")).isFalse();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void anOwnerRecordedBeforeThePlanIsKnownFromTheFirstRow() {
        record("p-c", 1, true);

        store.fold.handle(ProjectFacts.of("p3")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)).ownedBy("p-c", "u1"))
                .all());

        assertThat(isKnown("p3/n1")).isTrue();
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void aNewOwnerOfTheNodeIsLookedUp() {
        record("p-a", 1, true);
        var facts = ProjectFacts.of("p3")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)).ownedBy("p-a", "u1"));
        store.fold.handle(facts.all());
        assertThat(isKnown("p3/n1")).isTrue();

        store.fold.handle(List.of(facts.planned(node("n1", TODAY.plusDays(60)).ownedBy("p-b", "u1"))
                .last()));

        assertThat(isKnown("p3/n1")).isFalse();
        record("p-b", 1, true);
        assertThat(isKnown("p3/n1")).isTrue();
    }

    @Test
    void catchesUpAfterACrashBetweenThePersonAndTheirProjects() {
        Envelope<?> fact = ProjectFacts.person("p-a", 1, true);
        var person = ((PersonRecorded) fact.event()).person();
        store.referenceData.people().saveIfNewer(Map.of("p-a", new ReferencePeople.PersonVersion(person, 1)));

        store.fold.handle(List.of(fact));
        store.sweepAll();

        assertThat(isKnown("p1/n1")).isTrue();
    }

    @Test
    void updatesTheProjectsThatACrashLeftWithoutTheOwner() {
        store.fold.handle(List.of(ProjectFacts.person("p-b", 1, true)));
        store.crashes.when(CrashInjector.Point.AFTER_DOCUMENTS::equals);
        assertThatThrownBy(store.sweep::runOnce).isInstanceOf(CrashInjector.SimulatedCrash.class);
        store.crashes.never();

        store.sweepAll();

        assertThat(isKnown("p1/n2")).isTrue();
        assertThat(isKnown("p2/n1")).isTrue();
    }

    @Test
    void rowsAndDocumentsFromBeforeTheDirectoryAreReadAndUpdated() {
        record("p-a", 1, true);
        store.database
                .getCollection("deadlines")
                .updateMany(new Document(), new Document("$unset", new Document("ownerKnown", "")));
        store.database
                .getCollection("progress")
                .updateMany(new Document(), new Document("$unset", new Document("owners", "")));
        assertThat(isKnown("p1/n1")).isFalse();

        store.documents.markOutdatedDue(ProjectFacts.NOW);
        store.sweepAll();

        assertThat(isKnown("p1/n1")).isTrue();
        assertThat(store.document("p1").getList("owners", String.class)).containsExactly("p-a", "p-b");
        record("p-b", 1, true);
        assertThat(isKnown("p1/n2")).isTrue();
    }
}
