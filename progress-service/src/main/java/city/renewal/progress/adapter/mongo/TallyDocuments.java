package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.state.ProjectUpdate;
import city.renewal.progress.domain.reference.Street;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.AreaCodes;
import city.renewal.starter.security.Visibility;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of the deadline rows: one document per chain of responsibility of a project, whose rows all have the same
 * visibility, and one document per unit of a project, for callers who see whole projects.
 *
 * <pre>{@code
 * tallies: { _id: "p1/4f1c…", revision: 7, seenBy: ["a:370212", "o:p9", …], areaPath: ["37", …], street,
 *            lineKey: "programme␁unit␁person␁leader␁headquarters␁project", …the tally }
 *          { _id: "p1/77b2…", revision: 7, seenBy: ["a:370212"], …, lineKey: null, owner: null }    totals of a unit
 *          { _id: "p1/a90d…", revision: 7, gone: true }      tombstone: the chain no longer exists
 * }</pre>
 *
 * <p>The parts of {@code lineKey} end with a character (␁ here) that sorts before all characters of ids. The key therefore sorts
 * like {@link ResponsibilityLine#key}, and the tallies of one line are adjacent.
 */
final class TallyDocuments {
    static final String LINE_KEY = "lineKey";

    /** The query that each index serves is listed in {@code docs/indexes.md}. */
    static final List<List<String>> INDEXES = List.of(
            List.of("programme", LINE_KEY),
            List.of("seenBy", LINE_KEY),
            List.of("projectId", LINE_KEY),
            List.of("owner.personId", LINE_KEY));

    private static final String END = "\u0001";
    private static final String AFTER_END = "\u0002";

    private TallyDocuments() {}

    static List<ReplaceOneModel<Document>> writes(ProjectUpdate update) {
        var writes = new ArrayList<ReplaceOneModel<Document>>();
        update.tallies()
                .written()
                .forEach((id, tally) -> writes.add(MongoDeadlineRows.replace(
                        MongoDeadlineRows.id(update.projectId(), id), update.version(), document(tally, update))));
        for (var id : update.tallies().gone()) {
            writes.add(MongoDeadlineRows.replace(
                    MongoDeadlineRows.id(update.projectId(), id), update.version(), new Document("gone", true)));
        }
        return writes;
    }

    private static Document document(NodeTally tally, ProjectUpdate update) {
        return Bson.document(tally)
                .append("seenBy", seenBy(tally, update))
                .append("areaPath", AreaCodes.path(tally.area()))
                .append("street", Street.of(tally.area()))
                .append(LINE_KEY, lineKey(tally));
    }

    private static List<String> seenBy(NodeTally tally, ProjectUpdate update) {
        var owner = tally.owner();
        if (owner == null) {
            return VisibilityTokens.of(new Visibility.Target(tally.area(), Set.of(), Set.of(), Set.of()));
        }
        var entry = update.progress().entry();
        return VisibilityTokens.of(VisibilityTargets.ofItem(
                tally.area(), tally.unit(), owner, tally.leader(), entry == null ? null : entry.leader()));
    }

    private static @Nullable String lineKey(NodeTally tally) {
        if (tally.owner() == null) {
            return null;
        }
        var line = new ArrayList<>(List.of(tally.programme()));
        line.addAll(tally.chain());
        line.add(tally.headquarters() == null ? "" : tally.headquarters());
        return String.join(END, line) + END + tally.projectId();
    }

    static NodeTally read(Document document) {
        return Bson.read(document, NodeTally.class);
    }

    /** Matches all tallies of a programme, one document per unit of a project. */
    static Document ofUnits(String programmeId) {
        return new Document("programme", programmeId).append(LINE_KEY, null);
    }

    /** Matches the visible tallies of a programme with as few documents as possible. */
    static Document inSight(String programmeId, Visibility visibility) {
        return VisibilityTokens.filter(visibility)
                .append(LINE_KEY, visibility.isOfAreas() ? null : new Document("$gt", ""))
                .append("programme", programmeId);
    }

    /** Parsed by hand for speed: there may be thousands. */
    static Stream<NodeTally.Count> counts(Document tally) {
        return tally.getList("counts", Document.class).stream()
                .map(count -> new NodeTally.Count(
                        LocalDate.parse(count.getString("dueDate")),
                        date(count.getString("completedOn")),
                        date(count.getString("claimedOn")),
                        Standing.valueOf(count.getString("standing")),
                        Light.valueOf(count.getString("light")),
                        count.getInteger("nodes"),
                        count.getInteger("lateDays")));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /** Finds tallies and returns only the given fields. */
    static FindIterable<Document> find(MongoCollection<Document> tallies, Document filter, String... fields) {
        return tallies.find(filter).projection(Projections.include(fields));
    }

    /** A key greater than that of every tally of the line and less than that of any tally after it. */
    static String keyAfterLine(List<String> line) {
        return String.join(END, line) + AFTER_END;
    }
}
