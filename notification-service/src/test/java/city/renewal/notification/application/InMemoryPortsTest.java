package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.rules.EscalationPolicies;
import city.renewal.starter.aggregate.Aggregates;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** The fakes keep the ports' contracts. */
class InMemoryPortsTest {
    @Nested
    class DecisionsTest extends DecisionsContract {
        @Override
        protected Decisions decisions(InstantSource clock) {
            return new InMemoryDecisions(clock);
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
