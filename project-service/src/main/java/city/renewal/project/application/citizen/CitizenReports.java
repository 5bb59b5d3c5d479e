package city.renewal.project.application.citizen;

import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps citizens' reports, each an aggregate of its own that publishes no facts. */
public interface CitizenReports extends Aggregates<CitizenReport> {
    /**
     * Which reports of the moderators' queue.
     *
     * @param areas codes of areas: reports there and below
     * @param unplaced whether reports without an area as well
     * @param after {@link #order} of the last one seen; null: from the oldest
     */
    record QueueQuery(
            State state,
            @Nullable CitizenService service,
            Set<String> areas,
            boolean unplaced,
            @Nullable String after,
            int limit) {
        public QueueQuery {
            areas = Set.copyOf(areas);
        }
    }

    /**
     * Which of the reports that were found worth following up.
     *
     * @param services empty: of every service
     * @param from earliest time of the request, inclusive
     * @param to latest time of the request, inclusive
     * @param before {@link #order} of the last one seen; null: from the newest
     */
    record PublishedQuery(
            Set<CitizenService> services,
            Instant from,
            Instant to,
            @Nullable String before,
            int limit) {
        public PublishedQuery {
            services = Set.copyOf(services);
        }
    }

    /** Oldest first. */
    List<Stored<CitizenReport>> queue(QueueQuery query);

    /** Newest first. */
    List<Stored<CitizenReport>> published(PublishedQuery query);

    /** Of one service, made between two times, at most so many. */
    List<CitizenReport> madeBetween(CitizenService service, Instant from, Instant to, int limit);

    /** How many reports each of these problems has. */
    Map<String, Integer> countsByProblem(Collection<String> problemIds);

    /** Ids of those whose personal part is to be looked at. */
    List<String> toCheckForErasure(Instant now, int limit);

    /** Sorts by the time of the request, then by id. */
    static String order(CitizenReport report) {
        return "%015d/%s".formatted(report.requestedAt().toEpochMilli(), report.reportId());
    }
}
