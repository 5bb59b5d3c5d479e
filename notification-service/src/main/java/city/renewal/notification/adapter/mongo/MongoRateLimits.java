package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.delivery.Endpoint.RateLimit;
import city.renewal.notification.application.delivery.RateLimits;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import org.bson.Document;

/**
 * What was sent to paced endpoints lately: {@code {_id: endpointId, version, sent: [ISODate, …]}}, at most as many as the
 * rate limit allows.
 *
 * <p>To take is a compare-and-set on {@code {_id, version}}; an instance that loses it gets nothing this time. The window
 * slides: no stretch of that length ever sees more.
 */
public final class MongoRateLimits implements RateLimits {
    static final String COLLECTION = "paces";

    private final VersionedCollection rateLimits;

    public MongoRateLimits(MongoDatabase database) {
        this.rateLimits = new VersionedCollection(database.getCollection(COLLECTION));
    }

    @Override
    public Grant take(String endpointId, RateLimit limit, int wanted, Instant now) {
        var kept = rateLimits.find(endpointId).orElse(null);
        var since = now.minus(limit.within());
        var sent = new ArrayList<Date>();
        if (kept != null) {
            kept.getList("sent", Date.class).stream()
                    .filter(at -> at.toInstant().isAfter(since))
                    .forEach(sent::add);
        }
        var granted = Math.max(0, Math.min(wanted, limit.most() - sent.size()));
        sent.addAll(Collections.nCopies(granted, Date.from(now)));
        if (granted > 0
                && !rateLimits.save(
                        new Document("_id", endpointId).append("sent", sent),
                        kept == null ? 0 : rateLimits.version(kept))) {
            return new Grant(0, now);
        }
        var oldest = sent.isEmpty() ? now : sent.getFirst().toInstant();
        return new Grant(granted, oldest.plus(limit.within()).plusMillis(1));
    }
}
