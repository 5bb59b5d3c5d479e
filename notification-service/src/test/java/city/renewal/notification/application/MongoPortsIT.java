package city.renewal.notification.application;

import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoCensuses;
import city.renewal.notification.adapter.mongo.MongoContacts;
import city.renewal.notification.adapter.mongo.MongoDirectory;
import city.renewal.notification.adapter.mongo.MongoGroups;
import city.renewal.notification.adapter.mongo.MongoInbox;
import city.renewal.notification.adapter.mongo.MongoOutgoingNotifications;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.adapter.mongo.MongoSentCodes;
import city.renewal.notification.adapter.mongo.MongoSilences;
import city.renewal.notification.adapter.mongo.MongoSubscriptions;
import city.renewal.notification.adapter.mongo.MongoUnitAreas;
import city.renewal.notification.adapter.mongo.subject.MongoWatchedSubjects;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.AlertQueriesContract;
import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.GroupsContract;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.alert.OutgoingNotificationsContract;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.alert.WatchedSubjectsContract;
import city.renewal.notification.application.confirmation.SentCodes;
import city.renewal.notification.application.confirmation.SentCodesContract;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.application.directory.ContactsContract;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.DirectoryContract;
import city.renewal.notification.application.directory.UnitAreas;
import city.renewal.notification.application.directory.UnitAreasContract;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.InboxContract;
import city.renewal.notification.application.rules.Silences;
import city.renewal.notification.application.rules.SilencesContract;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.application.rules.VersionedRulesContract;
import city.renewal.notification.application.watchdog.Censuses;
import city.renewal.notification.application.watchdog.CensusesContract;
import city.renewal.notification.application.webhook.Subscriptions;
import city.renewal.notification.application.webhook.SubscriptionsContract;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** The adapters keep the ports' contracts, with the indexes that they have in service. */
class MongoPortsIT {
    private static MongoDatabase database() {
        var database = TestStore.freshDatabase();
        new Indexes(database, MongoAlerts.collection(database, InstantSource.system())).run();
        return database;
    }

    @Nested
    class OutgoingNotificationsIT extends OutgoingNotificationsContract {
        private final AggregateCollection<Alert> collection = MongoAlerts.collection(database(), () -> real);

        @Override
        protected Aggregates<Alert> alerts() {
            return collection;
        }

        @Override
        protected AlertQueries queries() {
            return new MongoAlerts(collection);
        }

        @Override
        protected OutgoingNotifications outgoing() {
            return new MongoOutgoingNotifications(collection);
        }
    }

    @Nested
    class InboxIT extends InboxContract {
        @Override
        protected Inbox inbox() {
            return new MongoInbox(database(), InstantSource.system());
        }
    }

    @Nested
    class GroupsIT extends GroupsContract {
        @Override
        protected Groups groups() {
            return new MongoGroups(database());
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
