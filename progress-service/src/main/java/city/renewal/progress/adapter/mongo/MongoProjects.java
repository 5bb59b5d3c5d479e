package city.renewal.progress.adapter.mongo;

import city.renewal.events.Standing;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.list.ProjectQuery;
import city.renewal.progress.application.list.Projects;
import city.renewal.progress.application.list.VisibleProject;
import city.renewal.progress.domain.row.ProjectSummary;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VisibilityTokens;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/**
 * Reads projects from their summaries. A caller whose rights are by area only sees whole projects, as the summaries
 * count them. For other callers the visible tallies are added up.
 */
public final class MongoProjects implements Projects {
    private static final Map<String, String> PATHS = Map.of(
            "project", "projectId",
            "field", "field",
            "headquarters", "headquarters",
            "unit", "unit.unitId",
            "area", "areaPath",
            "street", "street");

    private final ListCollections lists;

    public MongoProjects(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public List<VisibleProject> find(ProjectQuery query) {
        var filter = VisibilityTokens.filter(query.visibility()).append("programme", query.programme());
        query.equal().forEach((name, value) -> filter.append(Objects.requireNonNull(PATHS.get(name)), value));
        var found = summaries(filter);
        if (query.visibility().isOfAreas()) {
            return found;
        }
        var counts = counts(TallyDocuments.inSight(query.programme(), query.visibility()));
        return found.stream()
                .map(each -> new VisibleProject(
                        each.summary(), counts.getOrDefault(each.summary().projectId(), new EnumMap<>(Standing.class))))
                .toList();
    }

    @Override
    public List<VisibleProject> all(String programmeId) {
        return summaries(new Document("programme", programmeId));
    }

    private List<VisibleProject> summaries(Document filter) {
        var found = new ArrayList<VisibleProject>();
        for (var document : lists.summaries().find(filter).sort(new Document("_id", 1))) {
            var summary = Bson.read(document, ProjectSummary.class);
            found.add(new VisibleProject(summary, summary.byStanding()));
        }
        return found;
    }

    private Map<String, EnumMap<Standing, Integer>> counts(Document inSight) {
        var counts = new HashMap<String, EnumMap<Standing, Integer>>();
        TallyDocuments.find(lists.tallies(), inSight, "projectId", "counts").forEach(tally -> {
            var byStanding = counts.computeIfAbsent(tally.getString("projectId"), _ -> new EnumMap<>(Standing.class));
            TallyDocuments.counts(tally)
                    .forEach(count -> byStanding.merge(count.standing(), count.nodes(), Integer::sum));
        });
        return counts;
    }
}
