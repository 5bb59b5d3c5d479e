package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.collection.Paging;
import city.renewal.progress.application.list.ProblemFigures;
import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.Visibility;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;

/** Queries over the rows that {@link MongoProblemRows} writes. */
public final class MongoProblemList implements ProblemList {
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("programme", "programme"),
            Map.entry("project", "projectId"),
            Map.entry("node", "nodeId"),
            Map.entry("field", "field"),
            Map.entry("street", "street"),
            Map.entry("headquarters", "headquarters"),
            Map.entry("unit", "unit.unitId"),
            Map.entry("owner", "owner.personId"),
            Map.entry("leader", "leader.personId"),
            Map.entry("category", "category"),
            Map.entry("extension", "extension.state"));

    private final ListCollections lists;

    public MongoProblemList(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public List<ProblemRow> problems(ProblemQuery query) {
        return lists.problems()
                .find(filter(query))
                .sort(Paging.sort(query.order()))
                .limit(query.limit() + 1)
                .map(document -> Bson.read(document, ProblemRow.class))
                .into(new ArrayList<>());
    }

    /** A tombstone has no {@code seenBy}, so no filter matches it. */
    static Document filter(ProblemQuery query) {
        var filter = VisibilityTokens.filter(query.visibility());
        query.equal().forEach((name, value) -> filter.append(Objects.requireNonNull(PATHS.get(name), name), value));
        if (query.area() != null) {
            filter.append("areaPath", query.area());
        }
        if (!query.sources().isEmpty()) {
            filter.append("source", Paging.in(query.sources()));
        }
        if (!query.standings().isEmpty()) {
            filter.append("standing", Paging.in(query.standings()));
        }
        if (!query.lights().isEmpty()) {
            filter.append("light", Paging.in(query.lights()));
        }
        var due = new Document();
        if (query.dueFrom() != null) {
            due.append("$gte", query.dueFrom().toString());
        }
        if (query.dueTo() != null) {
            due.append("$lte", query.dueTo().toString());
        }
        if (!due.isEmpty()) {
            filter.append("dueDate", due);
        }
        if (!query.after().isEmpty()) {
            Paging.continueAfter(filter, query.order(), query.after());
        }
        return filter;
    }

    @Override
    public ProblemFigures figures(String programmeId, Visibility visibility) {
        var inSight = VisibilityTokens.filter(visibility).append("programme", programmeId);
        var byStanding = new EnumMap<Standing, Integer>(Standing.class);
        var byLight = new EnumMap<Light, Integer>(Light.class);
        var bySource = new EnumMap<Problem.Source, Integer>(Problem.Source.class);
        var total = 0;
        var open = 0;
        for (var row : fields(inSight, "standing", "light", "source")) {
            var standing = Standing.valueOf(row.getString("standing"));
            byStanding.merge(standing, 1, Integer::sum);
            byLight.merge(Light.valueOf(row.getString("light")), 1, Integer::sum);
            total++;
            if (!standing.isDone()) {
                open++;
                bySource.merge(Problem.Source.valueOf(row.getString("source")), 1, Integer::sum);
            }
        }
        return new ProblemFigures(total, open, byStanding, byLight, bySource);
    }

    @Override
    public List<RankingTally> tallies(String programmeId, RankingGrouping by) {
        var field = switch (by) {
            case AREA -> "street";
            case HEADQUARTERS -> "headquarters";
            case UNIT -> "unit";
            case FIELD -> "field";
        };
        var tallies = new TreeMap<String, RankingTally>();
        for (var row : fields(new Document("programme", programmeId), field, "unit", "standing")) {
            var unit = Objects.requireNonNull(row.get("unit", Document.class));
            var key = by == RankingGrouping.UNIT ? unit.getString("unitId") : row.getString(field);
            if (key != null) {
                tallies.merge(
                        key,
                        tally(key, unit.getString("name"), Standing.valueOf(row.getString("standing"))),
                        RankingTally::plus);
            }
        }
        return List.copyOf(tallies.values());
    }

    private static RankingTally tally(String key, String name, Standing standing) {
        var none = RankingTally.none(key, name);
        return switch (standing) {
            case DONE_ON_TIME -> none.withProblems(1, 0);
            case DONE_LATE, OVERDUE -> none.withProblems(0, 1);
            // Not due or not decided: counts neither as on time nor as late, like a node.
            case ON_TRACK, AT_RISK, DUE_SOON, CLAIMED, SUSPENDED -> none;
        };
    }

    /** Transferring a few fields of every row is faster than grouping in the embedded store. */
    private Iterable<Document> fields(Document filter, String... names) {
        return lists.problems().find(filter).projection(Projections.include(names));
    }
}
