package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.domain.row.NodeTally;
import com.mongodb.client.MongoCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Aggregates tallies into lines of the responsibility list, in their order, and reads only as many tallies as the page
 * needs.
 */
final class ResponsibilityLines {
    private static final int WEEKS = 8;
    private static final int FEWEST_READ = 100;
    private static final int MOST_READ = 1_000;

    private final MongoCollection<Document> tallies;
    private final LocalDate monday;

    /** @param monday the first week of the load */
    ResponsibilityLines(MongoCollection<Document> tallies, LocalDate monday) {
        this.tallies = tallies;
        this.monday = monday;
    }

    /**
     * Returns at most {@code most} lines whose keys are greater than {@code after}; an empty {@code after} starts with
     * the first line.
     */
    List<ResponsibilityLine> read(Document filter, List<String> after, int most) {
        var lines = new ArrayList<ResponsibilityLine>();
        var last = after.isEmpty() ? "" : TallyDocuments.keyAfterLine(after);
        var batch = Math.clamp(most, FEWEST_READ, MOST_READ);
        while (true) {
            var found = tallies.find(new Document(filter).append(TallyDocuments.LINE_KEY, new Document("$gt", last)))
                    .sort(new Document(TallyDocuments.LINE_KEY, 1))
                    .limit(batch)
                    .into(new ArrayList<>());
            for (var document : found) {
                var line = line(TallyDocuments.read(document));
                if (!lines.isEmpty() && lines.getLast().key().equals(line.key())) {
                    lines.add(sum(lines.removeLast(), line));
                } else if (lines.size() == most) {
                    return lines;
                } else {
                    lines.add(line);
                }
            }
            if (found.size() < batch) {
                return lines;
            }
            last = found.getLast().getString(TallyDocuments.LINE_KEY);
        }
    }

    private ResponsibilityLine line(NodeTally tally) {
        var byStanding = new EnumMap<Standing, Integer>(Standing.class);
        var byLight = new EnumMap<Light, Integer>(Light.class);
        for (var count : tally.counts()) {
            byStanding.merge(count.standing(), count.nodes(), Integer::sum);
            byLight.merge(count.light(), count.nodes(), Integer::sum);
        }
        return new ResponsibilityLine(
                tally.programme(),
                Objects.requireNonNull(tally.owner()),
                tally.ownerKnown(),
                tally.unit(),
                tally.leader(),
                tally.headquarters(),
                tally.nodes(),
                tally.unsigned(),
                tally.silent(),
                byStanding,
                byLight,
                IntStream.range(0, WEEKS)
                        .mapToObj(week -> load(tally, monday.plusWeeks(week)))
                        .toList());
    }

    private static ResponsibilityLine.Week load(NodeTally tally, LocalDate week) {
        return new ResponsibilityLine.Week(
                week,
                tally.counts().stream()
                        .filter(count -> count.isDueInWeekOf(week))
                        .mapToInt(NodeTally.Count::nodes)
                        .sum());
    }

    private static ResponsibilityLine sum(ResponsibilityLine one, ResponsibilityLine other) {
        return new ResponsibilityLine(
                one.programme(),
                one.owner(),
                one.ownerKnown() && other.ownerKnown(),
                one.unit(),
                one.leader(),
                one.headquarters(),
                one.nodes() + other.nodes(),
                one.unsigned() + other.unsigned(),
                one.silent() + other.silent(),
                sum(one.byStanding(), other.byStanding(), Standing.class),
                sum(one.byLight(), other.byLight(), Light.class),
                IntStream.range(0, WEEKS)
                        .mapToObj(week -> new ResponsibilityLine.Week(
                                one.load().get(week).from(),
                                one.load().get(week).nodes()
                                        + other.load().get(week).nodes()))
                        .toList());
    }

    private static <E extends Enum<E>> Map<E, Integer> sum(Map<E, Integer> one, Map<E, Integer> other, Class<E> type) {
        var sum = new EnumMap<E, Integer>(type);
        one.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        other.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        return sum;
    }
}
