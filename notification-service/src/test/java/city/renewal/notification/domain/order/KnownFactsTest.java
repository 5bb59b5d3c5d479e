package city.renewal.notification.domain.order;

import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.entry;
import static city.renewal.notification.domain.order.SomeOrders.known;
import static city.renewal.notification.domain.order.SomeOrders.ofProject;
import static city.renewal.notification.domain.order.SomeOrders.plan;
import static city.renewal.notification.domain.order.SomeOrders.planned;
import static city.renewal.notification.domain.order.SomeOrders.registered;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.ProjectEvent.ProjectAmended;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.UnitRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KnownFactsTest {
    @Test
    void aProjectIsKnownByItsEntryAndItsPlan() {
        var project = Objects.requireNonNull(
                known(List.of(registered("laoshan-2023", "p1", "370212001", 1, "片区"), planned("p1", 2))));

        assertThat(project.name()).isEqualTo("片区");
        assertThat(project.units(project.node("n1").orElseThrow()).stream().map(UnitRef::unitId))
                .containsExactly("u1", "u2");
        assertThat(project.node("n9")).isEmpty();
    }

    @Test
    void anOlderFactAndOneThatComesAgainChangeNothing() {
        var amended = ofProject("p1", 3, new ProjectAmended(entry("laoshan-2023", "p1", "370212", "新名"), "p", NOW));
        var facts = List.of(registered("laoshan-2023", "p1", "370212001", 1, "旧名"), planned("p1", 2), amended);
        var project = Objects.requireNonNull(known(facts));

        for (var fact : facts) {
            assertThat(KnownProject.after(project, fact.sequence(), fact.event()))
                    .isSameAs(project);
        }
        assertThat(project.name()).isEqualTo("新名");
        assertThat(project.nodes()).hasSize(1);
    }

    @Test
    void aWithdrawnProjectIsKnownAsWithdrawn() {
        var withdrawn = ofProject("p1", 3, new ProjectWithdrawn("并入其他项目", "p-commander", NOW));
        var amended = ofProject("p1", 4, new ProjectAmended(entry("laoshan-2023", "p1", "370212", "新名"), "p", NOW));

        var project = Objects.requireNonNull(known(
                List.of(registered("laoshan-2023", "p1", "370212001", 1, "旧名"), planned("p1", 2), withdrawn, amended)));

        assertThat(project.isWithdrawn()).isTrue();
        assertThat(project.nodes()).hasSize(1);
        assertThat(KnownProject.isTold(withdrawn.event())).isTrue();
    }

    @Test
    void aSnapshotIsABeginning() {
        var snapshot = new ProjectSnapshotTaken(
                entry("laoshan-2023", "p1", "370212", "片区"), plan(), List.of(), List.of(), List.of(), List.of(), NOW);

        var project = KnownProject.after(null, 40, snapshot);

        assertThat(project).isNotNull();
        assertThat(project.nodes()).hasSize(1);
    }

    @Test
    void daysToAnswerAreWorkingDaysOfTheProgrammesCalendar() {
        var friday = LocalDate.of(2023, 9, 28);
        var standard = AnswerDays.of(List.of());
        var stop = new CalendarSet(
                "stop",
                "停工",
                "NATURAL",
                "laoshan-2023",
                null,
                null,
                List.of(new CalendarDays(LocalDate.of(2023, 10, 7), LocalDate.of(2023, 10, 8), false, "停工")),
                List.of(),
                "p",
                NOW);

        // 29 September to 6 October are a holiday, 7 and 8 October are worked.
        assertThat(standard.after(friday, 3, "laoshan-2023", "h1")).isEqualTo(LocalDate.of(2023, 10, 9));
        assertThat(AnswerDays.of(List.of(stop)).after(friday, 3, "laoshan-2023", "h1"))
                .isEqualTo(LocalDate.of(2023, 10, 11));
        assertThat(AnswerDays.of(List.of(stop)).after(friday, 3, "shinan-2022", null))
                .isEqualTo(LocalDate.of(2023, 10, 9));
    }
}
