package city.renewal.notification.application;

import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoCensuses;
import city.renewal.notification.adapter.mongo.MongoContacts;
import city.renewal.notification.adapter.mongo.MongoDecisions;
import city.renewal.notification.adapter.mongo.MongoDirectory;
import city.renewal.notification.adapter.mongo.MongoGroups;
import city.renewal.notification.adapter.mongo.MongoInbox;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.adapter.mongo.MongoSentCodes;
import city.renewal.notification.adapter.mongo.MongoSilences;
import city.renewal.notification.adapter.mongo.MongoSubscriptions;
import city.renewal.notification.adapter.mongo.MongoUnitAreas;
import city.renewal.notification.adapter.mongo.MongoWatchedSubjects;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.rules.EscalationPolicies;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/** The adapters keep the ports' contracts, with the indexes that they have in service. */
class MongoPortsIT {
    private static MongoDatabase database() {
        var database = TestStore.freshDatabase();
        new Indexes(database, MongoAlerts.collection(database, InstantSource.system())).run();
        return database;
    }

    @Nested
    class DecisionsIT extends DecisionsContract {
        @Override
        protected Decisions decisions(InstantSource clock) {
            return new MongoDecisions(database(), () -> UUID.randomUUID().toString(), clock);
        }
    }

    @Nested
    class InboxIT extends InboxContract {
        @Override
        protected Inbox inbox() {
            return new MongoInbox(database());
        }
    }

    @Nested
    class GroupsIT extends GroupsContract {
        @Override
        protected Groups groups() {
            return new MongoGroups(database(), () -> UUID.randomUUID().toString());
        }
    }

    @Nested
    class WatchedSubjectsIT extends WatchedSubjectsContract {
        @Override
        protected WatchedSubjects nodes() {
            return new MongoWatchedSubjects(database());
        }
    }

    @Nested
    class AlertQueriesIT extends AlertQueriesContract {
        private final AggregateCollection<Alert> collection =
                MongoAlerts.collection(database(), InstantSource.system());

        @Override
        protected Aggregates<Alert> alerts() {
            return collection;
        }

        @Override
        protected AlertQueries queries() {
            return new MongoAlerts(collection);
        }
    }

    @Nested
    class RulesIT extends VersionedRulesContract {
        @Override
        protected VersionedRules<EscalationPolicies> rules(EscalationPolicies builtIn) {
            return new MongoRules<>(database(), "escalation-policies", EscalationPolicies.class, builtIn);
        }
    }

    @Nested
    class SilencesIT extends SilencesContract {
        @Override
        protected Silences silences() {
            return new MongoSilences(database());
        }
    }

    @Nested
    class SubscriptionsIT extends SubscriptionsContract {
        @Override
        protected Subscriptions subscriptions() {
            return new MongoSubscriptions(database());
        }
    }

    @Nested
    class CensusesIT extends CensusesContract {
        @Override
        protected Censuses censuses() {
            return new MongoCensuses(database());
        }
    }

    @Nested
    class SentCodesIT extends SentCodesContract {
        @Override
        protected SentCodes sentCodes() {
            return new MongoSentCodes(database());
        }
    }

    @Nested
    class DirectoryIT extends DirectoryContract {
        @Override
        protected Directory directory() {
            return new MongoDirectory(database());
        }
    }

    @Nested
    class ContactsIT extends ContactsContract {
        @Override
        protected Contacts contacts() {
            return new MongoContacts(database());
        }
    }

    @Nested
    class UnitAreasIT extends UnitAreasContract {
        @Override
        protected UnitAreas units() {
            return new MongoUnitAreas(database());
        }
    }
}
