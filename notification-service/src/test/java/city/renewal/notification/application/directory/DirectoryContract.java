package city.renewal.notification.application.directory;

import static city.renewal.notification.SomePeople.active;
import static city.renewal.notification.SomePeople.inactive;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Person;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.application.directory.Directory.RecordedPerson;
import city.renewal.notification.domain.recipient.Recipient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps a copy of the directory promises. */
public abstract class DirectoryContract {
    protected abstract Directory directory();

    @Test
    void knowsWhomItHasActiveWhoHasLeftAndWhichUnitsHaveSomebody() {
        var directory = directory();
        directory.keepAll(List.of(
                new RecordedPerson(active("p1", "u1", "u2"), 1),
                new RecordedPerson(inactive("p2", "u3"), 1),
                new RecordedPerson(active("p4"), 1)));

        var known = directory.among(List.of("p1", "p2", "p3"), List.of("u1", "u2", "u3", "u4"));
        var many = directory.among(List.of(), List.of("u1", "u2", "u3", "u4", "u5", "u6", "u7"));
        assertThat(List.of("u1", "u2", "u3", "u4", "u7"))
                .filteredOn(many::isStaffed)
                .containsExactly("u1", "u2");

        assertThat(List.of("p1", "p2", "p3")).filteredOn(known::isActive).containsExactly("p1");
        assertThat(List.of("p1", "p2", "p3")).filteredOn(known::hasLeft).containsExactly("p2");
        assertThat(List.of("u1", "u2", "u3", "u4")).filteredOn(known::isStaffed).containsExactly("u1", "u2");
        assertThat(known.reaches(new Recipient.Person(new PersonRef("p1", "甲"))))
                .isTrue();
        assertThat(known.reaches(new Recipient.Unit(new UnitRef("u3", "乙")))).isFalse();
        assertThat(known.reaches(new Recipient.SupervisionOffice())).isTrue();
        assertThat(directory.people(List.of("p2", "p9"))).containsExactly(inactive("p2", "u3"));
    }

    @Test
    void whatWasRecordedLastHoldsInWhateverOrderItComes() {
        var directory = directory();
        directory.keepAll(
                List.of(new RecordedPerson(active("p1", "u1"), 5), new RecordedPerson(inactive("p1", "u1"), 6)));
        directory.keepAll(List.of(new RecordedPerson(active("p1", "u1"), 5)));
        directory.keepAll(List.of());

        assertThat(directory.people(List.of("p1"))).extracting(Person::active).containsExactly(false);
        assertThat(directory.among(List.of("p1"), List.of("u1")).isStaffed("u1"))
                .isFalse();
        directory.keepAll(List.of(new RecordedPerson(active("p1", "u2"), 7)));
        assertThat(directory.among(List.of(), List.of("u1", "u2")).isStaffed("u2"))
                .isTrue();
        assertThat(directory.among(List.of("p1"), List.of()).isActive("p1")).isTrue();
    }

    @Test
    void givesThoseWhoHaveNotLeftByTheirIdAndFromWhereOneStopped() {
        var directory = directory();
        directory.keepAll(List.of(
                new RecordedPerson(active("p3"), 1),
                new RecordedPerson(inactive("p2"), 1),
                new RecordedPerson(active("p1"), 1),
                new RecordedPerson(active("p4"), 1)));

        assertThat(directory.active("", 2)).containsExactly(active("p1"), active("p3"));
        assertThat(directory.active("p3", 2)).containsExactly(active("p4"));
        assertThat(directory.active("p4", 2)).isEmpty();
    }
}
