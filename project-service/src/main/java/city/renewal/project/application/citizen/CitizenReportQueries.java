package city.renewal.project.application.citizen;

import city.renewal.events.Problem;
import city.renewal.project.application.problem.Problems;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the state of citizens' reports, for the public and for the holder of a token. */
public final class CitizenReportQueries {
    private static final int BATCH = 500;
    private static final int MAX_BATCHES = 20;

    private final CitizenReports reports;
    private final Problems problems;

    public CitizenReportQueries(CitizenReports reports, Problems problems) {
        this.reports = reports;
        this.problems = problems;
    }

    /** The reporter's own report, in any state. */
    public Optional<ReportWithProblem> byToken(String token) {
        return CitizenTokens.reportId(token)
                .flatMap(reports::load)
                .map(stored -> new ReportWithProblem(stored.state(), problem(stored.state()), true));
    }

    /** Finds a report by its token, or a published report by its id. */
    public Optional<ReportWithProblem> find(String tokenOrId) {
        return byToken(tokenOrId)
                .or(() -> reports.load(tokenOrId)
                        .map(StoredAggregate::state)
                        .filter(CitizenReport::isPublished)
                        .map(report -> new ReportWithProblem(report, problem(report), false)));
    }

    /**
     * Published reports, newest first.
     *
     * @param services empty: all services
     * @param closed true: only closed reports, false: only open ones; null: both
     */
    public List<ReportWithProblem> published(
            Set<CitizenService> services, Instant from, Instant to, @Nullable Boolean closed, int most) {
        var found = new ArrayList<ReportWithProblem>();
        String before = null;
        for (int batch = 0; batch < MAX_BATCHES && found.size() < most; batch++) {
            var read = reports.published(new CitizenReports.PublishedQuery(services, from, to, before, BATCH));
            follow(read.stream().map(StoredAggregate::state).toList()).stream()
                    .filter(report -> closed == null || report.isClosed() == closed)
                    .limit(most - found.size())
                    .forEach(found::add);
            if (read.size() < BATCH) {
                break;
            }
            before = CitizenReports.order(read.getLast().state());
        }
        return found;
    }

    private List<ReportWithProblem> follow(List<CitizenReport> read) {
        var byId = problems(read.stream()
                .map(CitizenReport::problemId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return read.stream()
                .map(report -> new ReportWithProblem(report, byId.get(report.problemId()), false))
                .toList();
    }

    private Map<String, Problem> problems(Collection<String> ids) {
        var byId = new HashMap<String, Problem>();
        problems.loadAll(ids)
                .forEach(stored -> byId.put(stored.id(), stored.state().listed()));
        return byId;
    }

    private @Nullable Problem problem(CitizenReport report) {
        var id = report.problemId();
        return id == null
                ? null
                : problems.load(id).map(stored -> stored.state().listed()).orElse(null);
    }
}
