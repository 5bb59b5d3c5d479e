package city.renewal.notification.application;

import city.renewal.events.Person;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.recipient.KnownPeople;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The directory in memory. Thread-safe. */
public final class InMemoryDirectory implements Directory {
    private final Map<String, RecordedPerson> people = new HashMap<>();
    /** One that knows everybody, for tests that are not about it. */
    public static Directory ofEverybody() {
        return new Directory() {
            @Override
            public KnownPeople among(Collection<String> personIds, Collection<String> unitIds) {
                return KnownPeople.EVERYBODY;
            }

            @Override
            public List<Person> people(Collection<String> personIds) {
                return List.of();
            }

            @Override
            public List<Person> active(String after, int limit) {
                return List.of();
            }

            @Override
            public void keepAll(Collection<RecordedPerson> recorded) {
                // It knows them.
            }
        };
    }

    @Override
    public KnownPeople among(Collection<String> personIds, Collection<String> unitIds) {
        var all = snapshot();
        return new KnownPeople() {
            @Override
            public boolean isActive(String personId) {
                return personIds.contains(personId)
                        && all.containsKey(personId)
                        && all.get(personId).active();
            }

            @Override
            public boolean hasLeft(String personId) {
                return personIds.contains(personId)
                        && all.containsKey(personId)
                        && !all.get(personId).active();
            }

            @Override
            public boolean isStaffed(String unitId) {
                return unitIds.contains(unitId)
                        && all.values().stream()
                                .anyMatch(person ->
                                        person.active() && person.units().contains(unitId));
            }
        };
    }

    private synchronized Map<String, Person> snapshot() {
        var all = new HashMap<String, Person>();
        people.forEach((id, recorded) -> all.put(id, recorded.person()));
        return all;
    }

    @Override
    public synchronized List<Person> people(Collection<String> personIds) {
        return personIds.stream()
                .distinct()
                .map(snapshot()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Person> active(String after, int limit) {
        return snapshot().values().stream()
                .filter(person -> person.active() && person.personId().compareTo(after) > 0)
                .sorted(Comparator.comparing(Person::personId))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void keepAll(Collection<RecordedPerson> recorded) {
        recorded.forEach(each -> people.merge(
                each.person().personId(), each, (kept, next) -> next.sequence() > kept.sequence() ? next : kept));
    }
}
