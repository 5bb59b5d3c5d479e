package city.renewal.project.application.citizen;

import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repository of citizens' reports. Each report is an aggregate of its own; it publishes no events. */
public interface CitizenReports extends Aggregates<CitizenReport> {
    /**
     * Filter for the moderation queue.
     *
     * @param areas area codes: reports in these areas and below
     * @param unplaced whether reports without an area are included
     * @param after {@link #order} of the last report of the previous page; null: from the oldest
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
     * Filter for published reports: those that were accepted or merged.
     *
     * @param services empty: all services
     * @param from earliest time of the request, inclusive
     * @param to latest time of the request, inclusive
     * @param before {@link #order} of the last report of the previous page; null: from the newest
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
    List<StoredAggregate<CitizenReport>> queue(QueueQuery query);

    /** Newest first. */
    List<StoredAggregate<CitizenReport>> published(PublishedQuery query);

    /** Reports of one service that were made between two instants, up to the limit. */
    List<CitizenReport> madeBetween(CitizenService service, Instant from, Instant to, int limit);

    /** The number of reports of each of these problems. */
    Map<String, Integer> countsByProblem(Collection<String> problemIds);

    /** Ids of reports whose personal data is due for the retention check. */
    List<String> toCheckForErasure(Instant now, int limit);

    /** The sort key: time of the request, then id. */
    static String order(CitizenReport report) {
        return "%015d/%s".formatted(report.requestedAt().toEpochMilli(), report.reportId());
    }
}
