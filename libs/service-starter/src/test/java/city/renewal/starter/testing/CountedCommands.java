package city.renewal.starter.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A database whose commands are counted, so that a test can assert the work done instead of the time taken. */
public final class CountedCommands implements CommandListener {
    private final AtomicLong count = new AtomicLong();

    public MongoDatabase freshDatabase() {
        var uri = new ConnectionString(Backends.freshDatabase());
        var settings = MongoClientSettings.builder()
                .applyConnectionString(uri)
                .addCommandListener(this)
                .build();
        return MongoClients.create(settings).getDatabase(Objects.requireNonNull(uri.getDatabase()));
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        count.incrementAndGet();
    }

    public void reset() {
        count.set(0);
    }

    public long count() {
        return count.get();
    }
}
