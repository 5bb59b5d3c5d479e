package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.alert.FormerDecisions;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;

/**
 * The collections of the former version:
 *
 * <pre>{@code
 * decisions: { _id: sha256(project, node, dueVersion, level), alertId, project, node, dueVersion, level,
 *   policy, channels: […], joins: {…}?, issues: {…}?, instead: address?, rung, address, addressee, matter: {…}, decidedAt: ISODate }
 * decisionRounds: { _id: token, begunAt: ISODate, lookedAt: ISODate, decisions: [ids] }
 * }</pre>
 */
public final class MongoFormerDecisions implements FormerDecisions {
    private final MongoCollection<Document> decisions;
    private final MongoCollection<Document> batches;

    public MongoFormerDecisions(MongoDatabase database) {
        this.decisions = database.getCollection("decisions");
        this.batches = database.getCollection("decisionRounds");
    }

    @Override
    public List<Decision> ofOpenBatches() {
        var ids = new HashSet<String>();
        batches.find().forEach(batch -> ids.addAll(batch.getList("decisions", String.class)));
        return ids.isEmpty()
                ? List.of()
                : decisions
                        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                        .map(MongoFormerDecisions::decision)
                        .into(new ArrayList<>());
    }

    /** The batches last: a killed instance leaves batches without decisions at most. */
    @Override
    public void drop() {
        batches.drop();
        decisions.drop();
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
