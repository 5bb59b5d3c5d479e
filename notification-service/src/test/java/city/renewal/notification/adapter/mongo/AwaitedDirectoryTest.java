package city.renewal.notification.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Person;
import city.renewal.notification.SomePeople;
import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.Directory.RecordedPerson;
import city.renewal.notification.domain.recipient.KnownPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A directory waits a moment for people whose facts are under way, and not for ever. */
class AwaitedDirectoryTest {
    private static final Duration GRACE = Duration.ofMillis(100);

    private Instant now = Instant.parse("2026-11-29T00:00:00Z");
    private int asked;
    private int comesAt = Integer.MAX_VALUE;
    private final InMemoryDirectory people = new InMemoryDirectory();
    private final Directory directory = new AwaitedDirectory(new Slow(), GRACE, () -> now);

    /** Each question takes a while, and at one of them somebody is recorded. */
    private final class Slow implements Directory {
        @Override
        public KnownPeople among(Collection<String> personIds, Collection<String> unitIds) {
            asked++;
            now = now.plusMillis(30);
            if (asked == comesAt) {
                people.keepAll(List.of(new RecordedPerson(SomePeople.active("p-late", "u1"), 1)));
            }
            return people.among(personIds, unitIds);
        }

        @Override
        public List<Person> people(Collection<String> personIds) {
            return people.people(personIds);
        }

        @Override
        public List<Person> active(String after, int limit) {
            return List.of();
        }

        @Override
        public void keepAll(Collection<RecordedPerson> recorded) {
            people.keepAll(recorded);
        }
    }

    private boolean knows(String person) {
        return directory.among(List.of(person), List.of("u1")).isActive(person);
    }

    @Test
    void findsAPersonWhoIsRecordedAMomentLater() {
        comesAt = 3;

        assertThat(knows("p-late")).isTrue();
        assertThat(knows("p-late")).isTrue();
        assertThat(asked).as("it asks once for somebody whom it has").isEqualTo(4);
    }

    @Test
    void waitsNoLongerThanItsGraceAndThenNotAgainForFiveTimesAsLong() {
        assertThat(knows("p-nobody")).isFalse();
        var first = asked;
        assertThat(first).isBetween(2, 6);

        assertThat(knows("p-nobody")).isFalse();
        assertThat(asked).isEqualTo(first + 1);

        now = now.plus(GRACE.multipliedBy(5));
        comesAt = asked + 2;
        assertThat(knows("p-late")).isTrue();
    }
}
