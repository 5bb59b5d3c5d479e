package city.renewal.progress.application;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Publishes what the lists have as overdue, so that others can notice a fact that never reached them. It says nothing that
 * the facts don't say: whoever missed one learns of it here, and heals it by {@link #sayAnew}. Thread-safe.
 */
public final class TakeCensus {
    static final int MOST_IN_A_PART = 500;

    private final OverdueLists lists;
    private final ProgressDocuments documents;
    private final CensusPublisher publisher;
    private final InstantSource clock;

    public TakeCensus(OverdueLists lists, ProgressDocuments documents, CensusPublisher publisher, InstantSource clock) {
        this.lists = lists;
        this.documents = documents;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What was counted. */
    public record Taken(int programmes, int overdue, Instant asOf) {}

    public Taken take() {
        // Before the lists are read: what is closed after this instant may still be listed.
        var asOf = clock.instant();
        var programmes = lists.byProgramme();
        programmes.forEach((programme, overdue) -> publish(programme, overdue, asOf));
        return new Taken(
                programmes.size(),
                programmes.values().stream().mapToInt(List::size).sum(),
                asOf);
    }

    /** Has everything that stands of these projects' nodes published again, as if nothing had ever been said of them. */
    public void sayAnew(List<String> projectIds) {
        documents.forgetSaid(projectIds, clock.instant());
    }

    private void publish(String programme, List<OverdueNode> overdue, Instant asOf) {
        var parts = Math.max(1, (overdue.size() + MOST_IN_A_PART - 1) / MOST_IN_A_PART);
        for (var part = 0; part < parts; part++) {
            var from = part * MOST_IN_A_PART;
            var some = overdue.subList(from, Math.min(overdue.size(), from + MOST_IN_A_PART));
            publisher.publish(new OverdueCensusTaken(programme, part, parts, some, asOf));
        }
    }
}
