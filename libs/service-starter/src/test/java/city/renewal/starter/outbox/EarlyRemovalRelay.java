package city.renewal.starter.outbox;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * A faulty relay that removes outbox entries before the broker acknowledges them. It proves that {@link OutboxChecker}
 * detects the fault.
 */
final class EarlyRemovalRelay {
    private EarlyRemovalRelay() {}

    static void passOver(Outbox outbox, FactPublisher publisher) {
        for (var document : outbox.collection().find().into(new ArrayList<>())) {
            var facts =
                    OutboxEntries.of(document).stream().map(OutboxEntries::fact).toList();
            outbox.collection()
                    .updateOne(
                            new Document("_id", document.get("_id")),
                            new Document("$set", new Document("outbox", List.of()))
                                    .append("$unset", new Document("outboxSince", "")));
            facts.forEach(fact -> publisher.publish(outbox.topic(), fact));
        }
    }
}
