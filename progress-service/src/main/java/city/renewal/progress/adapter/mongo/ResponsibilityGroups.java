package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.progress.application.ResponsibilityLine;
import com.mongodb.client.MongoCollection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Groups rows by who answers for them. The store counts rows per chain, standing and light, so that few documents travel;
 * the counts of one chain are put together here.
 */
final class ResponsibilityGroups {
    private static final int WEEKS = 8;

    private static final Comparator<List<String>> BY_PARTS = (one, other) -> {
        for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
            var order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private static final Document CHAIN = new Document("programme", "$programme")
            .append("owner", "$owner.personId")
            .append("unit", "$unit.unitId")
            .append("leader", "$leader.personId")
            .append("headquarters", "$headquarters")
            .append("standing", "$standing")
            .append("light", "$light")
            .append("signed", is(new Document("$ifNull", List.of("$signedAt", false))))
            .append("silent", "$reportMissing")
            .append("known", "$ownerKnown");

    private ResponsibilityGroups() {}

    /** Lines in the order of their keys, beyond one. */
    static Stream<ResponsibilityLine> lines(
            MongoCollection<Document> deadlines, Document filter, LocalDate monday, List<String> after) {
        var lines = new TreeMap<List<String>, ResponsibilityLine>(BY_PARTS);
        var groups =
                deadlines.aggregate(List.of(new Document("$match", filter), new Document("$group", group(monday))));
        for (var group : groups) {
            var line = line(group, monday);
            lines.merge(line.key(), line, ResponsibilityGroups::sum);
        }
        return (after.isEmpty() ? lines : lines.tailMap(after, false)).values().stream();
    }

    private static Document group(LocalDate monday) {
        var group = new Document("_id", CHAIN)
                .append("ownerName", new Document("$first", "$owner.name"))
                .append("unitName", new Document("$first", "$unit.name"))
                .append("leaderName", new Document("$first", "$leader.name"))
                .append("nodes", new Document("$sum", 1));
        for (var week = 0; week < WEEKS; week++) {
            group.append("week" + week, new Document("$sum", isDueIn(monday.plusWeeks(week))));
        }
        return group;
    }

    /** 1 for a row that is due in the week from this Monday on; dates sort as text. */
    private static Document isDueIn(LocalDate monday) {
        var isIn = new Document(
                "$and",
                List.of(
                        new Document("$gte", List.of("$dueDate", monday.toString())),
                        new Document(
                                "$lt", List.of("$dueDate", monday.plusWeeks(1).toString()))));
        return new Document("$cond", List.of(isIn, 1, 0));
    }

    private static Document is(Object condition) {
        return new Document("$cond", List.of(condition, true, false));
    }

    private static ResponsibilityLine line(Document group, LocalDate monday) {
        var chain = Objects.requireNonNull(group.get("_id", Document.class));
        var nodes = number(group, "nodes");
        var standing = Standing.valueOf(chain.getString("standing"));
        var isDone = standing == Standing.DONE_ON_TIME || standing == Standing.DONE_LATE;
        var leader = chain.getString("leader");
        var byStanding = new EnumMap<Standing, Integer>(Standing.class);
        byStanding.put(standing, nodes);
        var byLight = new EnumMap<Light, Integer>(Light.class);
        byLight.put(Light.valueOf(chain.getString("light")), nodes);
        var load = IntStream.range(0, WEEKS)
                .mapToObj(week ->
                        new ResponsibilityLine.Week(monday.plusWeeks(week), isDone ? 0 : number(group, "week" + week)))
                .toList();
        return new ResponsibilityLine(
                chain.getString("programme"),
                new PersonRef(chain.getString("owner"), group.getString("ownerName")),
                Boolean.TRUE.equals(chain.getBoolean("known")),
                new UnitRef(chain.getString("unit"), group.getString("unitName")),
                leader == null ? null : new PersonRef(leader, group.getString("leaderName")),
                chain.getString("headquarters"),
                nodes,
                isDone || Boolean.TRUE.equals(chain.getBoolean("signed")) ? 0 : nodes,
                Boolean.TRUE.equals(chain.getBoolean("silent")) ? nodes : 0,
                byStanding,
                byLight,
                load);
    }

    private static int number(Document group, String field) {
        return ((Number) Objects.requireNonNull(group.get(field))).intValue();
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
