package city.renewal.notification.application;

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
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.starter.aggregate.Aggregates;
import org.junit.jupiter.api.Nested;

/** The fakes keep the ports' contracts. */
class InMemoryPortsTest {
    @Nested
    class OutgoingNotificationsTest extends OutgoingNotificationsContract {
        private final InMemoryAlerts alerts = new InMemoryAlerts(() -> real);

        @Override
        protected Aggregates<Alert> alerts() {
            return alerts;
        }

        @Override
        protected AlertQueries queries() {
            return alerts;
        }

        @Override
        protected OutgoingNotifications outgoing() {
            return alerts;
        }
    }

    @Nested
    class InboxTest extends InboxContract {
        @Override
        protected Inbox inbox() {
            return new InMemoryInbox();
        }
    }

    @Nested
    class GroupsTest extends GroupsContract {
        @Override
        protected Groups groups() {
            return new InMemoryGroups();
        }
    }

    @Nested
    class WatchedSubjectsTest extends WatchedSubjectsContract {
        @Override
        protected WatchedSubjects nodes() {
            return new InMemoryWatchedSubjects();
        }
    }

    @Nested
    class AlertQueriesTest extends AlertQueriesContract {
        private final InMemoryAlerts alerts = new InMemoryAlerts();

        @Override
        protected Aggregates<Alert> alerts() {
            return alerts;
        }

        @Override
        protected AlertQueries queries() {
            return alerts;
        }
    }

    @Nested
    class RulesTest extends VersionedRulesContract {
        @Override
        protected VersionedRules<EscalationPolicies> rules(EscalationPolicies builtIn) {
            return new InMemoryRules<>(builtIn);
        }
    }

    @Nested
    class SilencesTest extends SilencesContract {
        @Override
        protected Silences silences() {
            return new InMemorySilences();
        }
    }

    @Nested
    class CensusesTest extends CensusesContract {
        @Override
        protected Censuses censuses() {
            return new InMemoryCensuses();
        }
    }

    @Nested
    class SentCodesTest extends SentCodesContract {
        @Override
        protected SentCodes sentCodes() {
            return new InMemorySentCodes();
        }
    }

    @Nested
    class DirectoryTest extends DirectoryContract {
        @Override
        protected Directory directory() {
            return new InMemoryDirectory();
        }
    }

    @Nested
    class ContactsTest extends ContactsContract {
        @Override
        protected Contacts contacts() {
            return new InMemoryContacts();
        }
    }

    @Nested
    class UnitAreasTest extends UnitAreasContract {
        @Override
        protected UnitAreas units() {
            return new InMemoryUnitAreas();
        }
    }
}
