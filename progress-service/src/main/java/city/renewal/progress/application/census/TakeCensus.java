package city.renewal.progress.application.census;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.progress.application.census.OverdueLists.OverdueAndClaimed;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProgressDocuments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Publishes the overdue and claimed nodes of the lists, so that other services can detect facts that never reached
 * them. The census adds no information to the facts; a service that missed a fact notices it here and requests {@link
 * #republish}. Thread-safe.
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

    /** The result of a census. */
    public record Taken(int programmes, int overdue, Instant asOf) {}

    public Taken take() {
        // Taken before the lists are read: a node that is closed after this instant may still be listed.
        var asOf = clock.instant();
        var programmes = lists.byProgramme();
        programmes.forEach((programme, nodes) -> publish(programme, nodes, asOf));
        return new Taken(
                programmes.size(),
                programmes.values().stream()
                        .mapToInt(nodes -> nodes.overdue().size())
                        .sum(),
                asOf);
    }

    /** Publishes the standings of all nodes and problems of these projects again, as if none had been published. */
    public void republish(List<String> projectIds) {
        documents.forgetPublished(projectIds, clock.instant());
        problems.forgetPublished(projectIds, clock.instant());
    }

    private void publish(String programme, OverdueAndClaimed nodes, Instant asOf) {
        var most = Math.max(nodes.overdue().size(), nodes.claimed().size());
        var parts = Math.max(1, (most + MOST_IN_A_PART - 1) / MOST_IN_A_PART);
        for (var part = 0; part < parts; part++) {
            publisher.publish(new OverdueCensusTaken(
                    programme, part, parts, slice(nodes.overdue(), part), slice(nodes.claimed(), part), asOf));
        }
    }

    private static List<OverdueNode> slice(List<OverdueNode> nodes, int part) {
        var from = Math.min(nodes.size(), part * MOST_IN_A_PART);
        return nodes.subList(from, Math.min(nodes.size(), from + MOST_IN_A_PART));
    }
}
