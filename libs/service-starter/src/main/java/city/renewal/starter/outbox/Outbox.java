package city.renewal.starter.outbox;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** A collection whose documents contain an outbox, and the topic to which the outbox is published. */
public record Outbox(MongoCollection<Document> collection, String topic) {}
