package city.renewal.progress.application.reference;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.progress.FoldOnStore;
import city.renewal.progress.ProjectFacts;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The calendars that a caller may use in a preview. */
class VisibleCalendarsIT {
    private static final LocalDate DAY = LocalDate.of(2023, 7, 5);

    @Test
    void anInvisibleCalendarIsTreatedAsMissing() {
        try (var store = new FoldOnStore()) {
            store.fold.handle(List.of(ProjectFacts.programme(), ProjectFacts.daysOff(1, DAY, DAY)));
            var referenceData = store.referenceData;
            referenceData.calendars().saveIfNewer(set("street", null, List.of("370212005")), 1);
            referenceData.calendars().saveIfNewer(set("old", null, null), 1);
            var visible = new VisibleCalendars(referenceData);

            assertThat(visible.of(caller("370212005001"), null, null).ids())
                    .containsExactly("NATURAL", "WORKING", "old", "street");
            assertThat(visible.of(caller("370212"), null, null).ids()).contains("street");
            assertThat(visible.of(caller("370212003"), null, null).ids()).containsExactly("NATURAL", "WORKING", "old");
            assertThat(visible.of(admin("370203"), null, null).ids()).containsExactly("NATURAL", "WORKING", "old");
            assertThat(visible.of(admin("370212"), null, null).ids()).contains("street");
            assertThat(visible.of(admin(), null, null).ids()).contains("street");
            assertThat(worksOnTheDay(visible, caller("370212"), ProjectFacts.PROGRAMME))
                    .isFalse();
            assertThat(worksOnTheDay(visible, admin("419001"), ProjectFacts.PROGRAMME))
                    .isTrue();
            assertThat(worksOnTheDay(visible, admin(), ProjectFacts.PROGRAMME)).isFalse();
            assertThat(worksOnTheDay(visible, caller("419001"), ProjectFacts.PROGRAMME))
                    .isEqualTo(worksOnTheDay(visible, caller("419001"), "absent"))
                    .isTrue();
        }
    }

    private static boolean worksOnTheDay(VisibleCalendars visible, Caller caller, String programme) {
        return visible.of(caller, programme, null).find("NATURAL").orElseThrow().isWorkday(DAY);
    }

    private static Caller caller(String area) {
        return new Caller("p", Set.of(Role.UNIT), Set.of(area), Set.of(), Set.of());
    }

    private static Caller admin(String... areas) {
        return new Caller("p-admin", Set.of(Role.ADMIN), Set.of(areas), Set.of(), Set.of());
    }

    private static CalendarSet set(String id, @Nullable String programme, @Nullable List<String> areas) {
        return new CalendarSet(
                id,
                id,
                "NATURAL",
                programme,
                null,
                areas,
                List.of(new CalendarDays(DAY, DAY, false, "停工")),
                List.of(),
                "p",
                ProjectFacts.NOW);
    }
}
