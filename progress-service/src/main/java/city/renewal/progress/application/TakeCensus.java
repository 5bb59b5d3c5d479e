package city.renewal.progress.application;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.progress.application.OverdueLists.Listed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Publishes what the lists have as overdue or claimed, so that others can notice a fact that never reached them. It says nothing that
 * the facts don't say: whoever missed one learns of it here, and heals it by {@link #sayAnew}. Thread-safe.
 */
public final class TakeCensus {
    static final int MOST_IN_A_PART = 500;

    private final OverdueLists lists;
    private final ProgressDocuments documents;
    private final ProblemDocuments problems;
    private final CensusPublisher publisher;
    private final InstantSource clock;

    public TakeCensus(
            OverdueLists lists,
            ProgressDocuments documents,
            ProblemDocuments problems,
            CensusPublisher publisher,
            InstantSource clock) {
        this.lists = lists;
        this.documents = documents;
        this.problems = problems;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What was counted. */
    public record Taken(int programmes, int overdue, Instant asOf) {}

    public Taken take() {
        // Before the lists are read: what is closed after this instant may still be listed.
        var asOf = clock.instant();
        var programmes = lists.byProgramme();
        programmes.forEach((programme, listed) -> publish(programme, listed, asOf));
        return new Taken(
                programmes.size(),
                programmes.values().stream()
                        .mapToInt(listed -> listed.overdue().size())
                        .sum(),
                asOf);
    }

    /** Has everything that stands of these projects' nodes and problems published again, as if nothing had ever been said of them. */
    public void sayAnew(List<String> projectIds) {
        documents.forgetSaid(projectIds, clock.instant());
        problems.forgetSaid(projectIds, clock.instant());
    }

    private void publish(String programme, Listed listed, Instant asOf) {
        var most = Math.max(listed.overdue().size(), listed.claimed().size());
        var parts = Math.max(1, (most + MOST_IN_A_PART - 1) / MOST_IN_A_PART);
        for (var part = 0; part < parts; part++) {
            publisher.publish(new OverdueCensusTaken(
                    programme, part, parts, slice(listed.overdue(), part), slice(listed.claimed(), part), asOf));
        }
    }

    private static List<OverdueNode> slice(List<OverdueNode> nodes, int part) {
        var from = Math.min(nodes.size(), part * MOST_IN_A_PART);
        return nodes.subList(from, Math.min(nodes.size(), from + MOST_IN_A_PART));
    }
}
