package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.application.figure.DatedTallies;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Aggregates node tallies and problem rows by date. */
public final class MongoDatedTallies implements DatedTallies {
    private final ListCollections lists;

    public MongoDatedTallies(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public List<Nodes> nodes(String programmeId, Visibility visibility) {
        var byDates = new HashMap<Nodes, Integer>();
        counts(programmeId, visibility)
                .forEach(count -> byDates.merge(
                        new Nodes(count.dueDate(), count.completedOn(), count.claimedOn(), count.standing(), 1),
                        count.nodes(),
                        Integer::sum));
        return byDates.entrySet().stream()
                .map(each -> each.getKey().times(each.getValue()))
                .toList();
    }

    @Override
    public List<Problems> problems(String programmeId, Visibility visibility, ZoneId zone) {
        var found = new ArrayList<Problems>();
        for (var row : lists.problems()
                .find(inSight(programmeId, visibility))
                .projection(new Document("raisedAt", 1).append("closedOn", 1))) {
            found.add(new Problems(
                    LocalDate.ofInstant(Instant.parse(row.getString("raisedAt")), zone), date(row, "closedOn"), 1));
        }
        return found;
    }

    @Override
    public List<Due> due(String programmeId, Visibility visibility, LocalDate from, LocalDate to) {
        var days = new TreeMap<LocalDate, EnumMap<Light, Integer>>();
        counts(programmeId, visibility)
                .filter(count -> !count.standing().isDone())
                .filter(count ->
                        !count.dueDate().isBefore(from) && !count.dueDate().isAfter(to))
                .forEach(count -> days.computeIfAbsent(count.dueDate(), _ -> new EnumMap<>(Light.class))
                        .merge(count.light(), count.nodes(), Integer::sum));
        var found = new ArrayList<Due>();
        days.forEach((day, lights) -> lights.forEach((light, count) -> found.add(new Due(day, light, count))));
        return found;
    }

    private Stream<NodeTally.Count> counts(String programmeId, Visibility visibility) {
        return TallyDocuments.find(lists.tallies(), TallyDocuments.inSight(programmeId, visibility), "counts")
                .into(new ArrayList<>())
                .stream()
                .flatMap(TallyDocuments::counts);
    }

    private static Document inSight(String programmeId, Visibility visibility) {
        return VisibilityTokens.filter(visibility).append("programme", programmeId);
    }

    private static @Nullable LocalDate date(Document document, String field) {
        var text = document.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
