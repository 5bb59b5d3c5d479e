package city.renewal.project.testing;

import city.renewal.project.application.citizen.CitizenReports;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.AreaCodes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Citizens' reports in memory. */
public final class InMemoryCitizenReports extends InMemoryAggregates<CitizenReport> implements CitizenReports {
    private static final Comparator<StoredAggregate<CitizenReport>> OLDEST_FIRST =
            Comparator.comparing(stored -> CitizenReports.order(stored.state()));

    @Override
    public List<StoredAggregate<CitizenReport>> queue(QueueQuery query) {
        return all().stream()
                .filter(stored -> stored.state().state() == query.state())
                .filter(stored -> query.service() == null || stored.state().service() == query.service())
                .filter(stored -> isIn(query, stored.state()))
                .filter(stored -> query.after() == null
                        || CitizenReports.order(stored.state()).compareTo(query.after()) > 0)
                .sorted(OLDEST_FIRST)
                .limit(query.limit())
                .toList();
    }

    private static boolean isIn(QueueQuery query, CitizenReport report) {
        var area = report.area();
        return area == null ? query.unplaced() : AreaCodes.cover(query.areas(), area);
    }

    @Override
    public List<StoredAggregate<CitizenReport>> published(PublishedQuery query) {
        return between(query.from(), query.to())
                .filter(stored -> stored.state().isPublished())
                .filter(stored -> query.services().isEmpty()
                        || query.services().contains(stored.state().service()))
                .filter(stored -> query.before() == null
                        || CitizenReports.order(stored.state()).compareTo(query.before()) < 0)
                .sorted(OLDEST_FIRST.reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<CitizenReport> madeBetween(CitizenService service, Instant from, Instant to, int limit) {
        return between(from, to)
                .map(StoredAggregate::state)
                .filter(report -> report.service() == service)
                .limit(limit)
                .toList();
    }

    private Stream<StoredAggregate<CitizenReport>> between(Instant from, Instant to) {
        return all().stream()
                .filter(stored -> !stored.state().requestedAt().isBefore(from)
                        && !stored.state().requestedAt().isAfter(to));
    }

    @Override
    public Map<String, Integer> countsByProblem(Collection<String> problemIds) {
        var counts = new HashMap<String, Integer>();
        all().stream()
                .map(stored -> stored.state().problemId())
                .filter(problemIds::contains)
                .forEach(id -> counts.merge(id, 1, Integer::sum));
        return counts;
    }

    @Override
    public List<String> toCheckForErasure(Instant now, int limit) {
        return all().stream()
                .filter(stored -> {
                    var at = stored.state().eraseCheckAt();
                    return at != null && !at.isAfter(now);
                })
                .map(StoredAggregate::id)
                .limit(limit)
                .toList();
    }
}
