package city.renewal.notification.application.directory;

import static city.renewal.notification.SomePeople.active;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.InMemoryUnitAreas;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministratorRightsTest {
    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final InMemoryUnitAreas units = new InMemoryUnitAreas();
    private final AdministratorRights rights = new AdministratorRights(directory, units);

    private static Caller caller(Role role, String... areas) {
        return new Caller("p-somebody", Set.of(role), Set.of(areas), Set.of("u1"), Set.of());
    }

    @BeforeEach
    void record() {
        units.keepAll(List.of(
                new UnitAreas.RecordedUnitArea("u1", "370212", 1),
                new UnitAreas.RecordedUnitArea("u2", "370212002", 1),
                new UnitAreas.RecordedUnitArea("u3", "370202", 1),
                new UnitAreas.RecordedUnitArea("u4", null, 1)));
        directory.keepAll(List.of(
                new Directory.RecordedPerson(active("p-district", "u1"), 1),
                new Directory.RecordedPerson(active("p-street", "u2"), 1),
                new Directory.RecordedPerson(active("p-other", "u3"), 1),
                new Directory.RecordedPerson(active("p-both", "u2", "u3"), 1),
                new Directory.RecordedPerson(active("p-nowhere", "u4"), 1),
                new Directory.RecordedPerson(active("p-unitless"), 1),
                new Directory.RecordedPerson(active("p-unknownUnit", "u9"), 1)));
    }

    @Test
    void withoutAreasAnAdministratorAdministersEverybody() {
        assertThat(List.of("p-district", "p-other", "p-unitless", "p-unrecorded"))
                .allMatch(person -> rights.administers(caller(Role.ADMIN), person));
    }

    @Test
    void withAreasOnlyThoseWhoseUnitsAllLieInThem() {
        var inDistrict = caller(Role.ADMIN, "370212");
        var everybody = List.of(
                "p-district",
                "p-street",
                "p-other",
                "p-both",
                "p-nowhere",
                "p-unitless",
                "p-unknownUnit",
                "p-unrecorded");

        assertThat(everybody)
                .filteredOn(person -> rights.administers(inDistrict, person))
                .containsExactly("p-district", "p-street");
        assertThat(everybody)
                .filteredOn(person -> rights.administers(caller(Role.ADMIN, "370212002"), person))
                .containsExactly("p-street");
        assertThat(everybody)
                .filteredOn(person -> rights.administers(caller(Role.ADMIN, "370212", "370202"), person))
                .containsExactly("p-district", "p-street", "p-other", "p-both");
    }

    @Test
    void otherRolesAdministerNobody() {
        assertThat(Role.values())
                .filteredOn(role -> role != Role.ADMIN)
                .noneMatch(role -> rights.administers(caller(role), "p-district"));
    }
}
