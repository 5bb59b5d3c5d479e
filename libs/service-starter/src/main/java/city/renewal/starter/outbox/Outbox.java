package city.renewal.starter.outbox;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** A collection whose documents carry an outbox, and the topic that it goes to. */
public record Outbox(MongoCollection<Document> collection, String topic) {}
