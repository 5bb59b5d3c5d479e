package city.renewal.starter.config;

import city.renewal.starter.mongo.PlainDocumentCodec;
import city.renewal.starter.mongo.StoreInitializer;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One client and one database per service. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
    @Bean
    MongoClient mongoClient(RenewalProperties properties) {
        var mongo = properties.mongo();
        var settings = MongoClientSettings.builder()
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.DEFAULT)
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .applicationName("renewal")
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new PlainDocumentCodec()),
                        MongoClientSettings.getDefaultCodecRegistry()))
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(mongo.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(2, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(100, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(2, TimeUnit.SECONDS)
                        .readTimeout(mongo.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .build();
        return MongoClients.create(settings);
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, RenewalProperties properties) {
        var mongo = properties.mongo();
        var named = new ConnectionString(mongo.uri()).getDatabase();
        return client.getDatabase(Objects.requireNonNullElse(named, mongo.database()));
    }

    @Bean
    StoreInitializer storeStart(ObjectProvider<StoreSetup> setups, ObjectProvider<OutboxRelay> relays) {
        return new StoreInitializer(
                setups.orderedStream().toList(), relays.orderedStream().toList());
    }

    /** Up once the store is initialized and as long as it answers. */
    @Bean
    HealthIndicator storeHealth(StoreInitializer start, MongoDatabase database) {
        return () -> {
            if (!start.isReady()) {
                return Health.down().withDetail("store", "not set up yet").build();
            }
            database.runCommand(new Document("ping", 1));
            return Health.up().build();
        };
    }
}
