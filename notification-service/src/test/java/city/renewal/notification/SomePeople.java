package city.renewal.notification;

import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.Envelope;
import city.renewal.events.Person;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.Directory.RecordedPerson;
import city.renewal.starter.testing.RunningService;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** People of the directory, as tests name them. */
public final class SomePeople {
    private SomePeople() {}

    public static Person active(String personId, String... units) {
        return new Person(personId, "人员" + personId, List.of(), List.of(units), true);
    }

    public static Person inactive(String personId, String... units) {
        return new Person(personId, "人员" + personId, List.of(), List.of(units), false);
    }

    public static Envelope<?> recorded(long sequence, Person person) {
        return Envelope.of(
                "/people/" + person.personId(),
                person.personId(),
                sequence,
                new PersonRecorded(person, "p-admin", Changes.NOW));
    }

    /** The people of the escalation chain of {@link Changes#aNode}, and the other users of the demonstration. */
    public static List<Person> ofTheDemonstration() {
        return Stream.concat(
                        Stream.of("owner", "unit", "reporter")
                                .flatMap(
                                        user -> Stream.of(active("p-" + user, "u1"), active("p-" + user + "-2", "u2"))),
                        Stream.of(
                                        "leader",
                                        "leader-2",
                                        "commander",
                                        "commander-2",
                                        "supervisor",
                                        "supervisor-2",
                                        "admin")
                                .map(user -> active("p-" + user)))
                .toList();
    }

    /** Has them in the service's copy at once. */
    public static void keepIn(RunningService service) {
        service.bean(Directory.class)
                .keepAll(ofTheDemonstration().stream()
                        .map(person -> new RecordedPerson(person, 1))
                        .toList());
    }

    /** The same, and {@code p-owner0} and so on, so many. */
    static void keepIn(RunningService service, int owners) {
        keepIn(service);
        service.bean(Directory.class)
                .keepAll(IntStream.range(0, owners)
                        .mapToObj(i -> new RecordedPerson(active("p-owner" + i, "u1"), 1))
                        .toList());
    }

    static void keepIn(RunningService service, Person person) {
        service.bean(Directory.class).keepAll(List.of(new RecordedPerson(person, 1)));
    }
}
