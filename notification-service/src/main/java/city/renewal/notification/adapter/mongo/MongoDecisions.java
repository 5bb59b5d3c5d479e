package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.alert.Decisions;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.GroupAssignment;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.EscalationTarget;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Decisions as documents that are created once, and the open dispatch batches in a collection of their own.
 *
 * <pre>{@code
 * decisions: { _id: sha256(project, node, dueVersion, level), alertId, project, node, dueVersion, level,
 *   policy, channels: […], joins: {…}?, issues: {…}?, instead: address?, rung, address, addressee, matter: {…}, decidedAt: ISODate }
 * decisionRounds: { _id: token, begunAt: ISODate, lookedAt: ISODate, decisions: [ids] }
 * }</pre>
 *
 * <p>The three outcomes of an insertion: it is new (this caller decided); the id exists (another caller decided
 * before, and that decision stays); anything else fails the batch, which is then delivered again.
 */
public final class MongoDecisions implements Decisions {
    static final String BATCHES = "decisionRounds";

    private final MongoCollection<Document> decisions;
    private final MongoCollection<Document> batches;
    private final Supplier<String> tokens;
    private final InstantSource real;

    /**
     * @param tokens generates a unique token
     * @param real real time: the age of a batch does not follow the domain's time
     */
    public MongoDecisions(MongoDatabase database, Supplier<String> tokens, InstantSource real) {
        this.decisions = database.getCollection("decisions");
        this.batches = database.getCollection(BATCHES);
        this.tokens = tokens;
        this.real = real;
    }

    @Override
    public OpenedBatch openBatch(List<Decision> toMake) {
        var now = Date.from(real.instant());
        var batchId = tokens.get();
        batches.insertOne(new Document("_id", batchId)
                .append("begunAt", now)
                .append("lookedAt", now)
                .append("decisions", toMake.stream().map(Decision::decisionId).toList()));
        var fresh = InsertOnce.all(
                decisions,
                toMake.stream().map(decision -> document(decision, now)).toList());
        return new OpenedBatch(batchId, fresh);
    }

    @Override
    public void closeBatch(String batchId) {
        batches.deleteOne(new Document("_id", batchId));
    }

    @Override
    public List<DispatchBatch> openSince(Instant before, int limit) {
        return batches.find(new Document("lookedAt", new Document("$lte", Date.from(before))))
                .sort(new Document("lookedAt", 1))
                .limit(limit)
                .map(found -> new DispatchBatch(
                        found.getString("_id"),
                        found.getDate("begunAt").toInstant(),
                        found.getList("decisions", String.class)))
                .into(new ArrayList<>());
    }

    @Override
    public void postpone(String batchId) {
        batches.updateOne(
                new Document("_id", batchId),
                new Document("$set", new Document("lookedAt", Date.from(real.instant()))));
    }

    @Override
    public List<Decision> loadAll(Collection<String> decisionIds) {
        return decisions
                .find(new Document("_id", new Document("$in", List.copyOf(decisionIds))))
                .map(MongoDecisions::decision)
                .into(new ArrayList<>());
    }

    private static Document document(Decision decision, Date now) {
        var candidate = decision.candidate();
        var step = decision.step();
        return new Document("_id", decision.decisionId())
                .append("alertId", decision.alertId())
                .append("project", candidate.subject().projectId())
                .append("node", candidate.subject().nodeId())
                .append("problem", candidate.subject().problemId())
                .append("dueVersion", candidate.dueVersion())
                .append("level", step.level())
                .append("policy", decision.policyId())
                .append("channels", decision.channels().stream().map(Enum::name).toList())
                .append("rung", step.escalationLevel().name())
                .append("address", step.recipient().address())
                .append("addressee", step.recipient().name())
                .append("joins", decision.groupAssignment() == null ? null : Bson.document(decision.groupAssignment()))
                .append("issues", decision.issues() == null ? null : Bson.document(decision.issues()))
                .append("instead", decision.instead())
                .append("matter", Bson.document(candidate))
                .append("decidedAt", now);
    }

    private static Decision decision(Document document) {
        var recipient = Recipient.at(document.getString("address"), document.getString("addressee"));
        var groupAssignment = document.get("joins", Document.class);
        var issues = document.get("issues", Document.class);
        return new Decision(
                Bson.read(document.get("matter", Document.class), AlertCandidate.class),
                document.getString("policy"),
                new EscalationTarget(EscalationLevel.valueOf(document.getString("rung")), recipient),
                document.getList("channels", String.class).stream()
                        .map(ChannelName::valueOf)
                        .toList(),
                groupAssignment == null ? null : Bson.read(groupAssignment, GroupAssignment.class),
                issues == null ? null : Bson.read(issues, StepOrder.class),
                document.getString("instead"));
    }
}
