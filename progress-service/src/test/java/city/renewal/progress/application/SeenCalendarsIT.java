package city.renewal.progress.application;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.progress.Facts;
import city.renewal.progress.FoldOnStore;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody may name in a preview. */
class SeenCalendarsIT {
    private static final LocalDate DAY = LocalDate.of(2023, 7, 5);

    @Test
    void aCalendarThatMayNotBeSeenIsAsIfItWereNotThere() {
        try (var store = new FoldOnStore()) {
            store.fold.handle(List.of(Facts.programme(), Facts.daysOff(1, DAY, DAY)));
            var copies = store.copies;
            copies.calendars().keep(set("street", null, List.of("370212005")), 1);
            copies.calendars().keep(set("old", null, null), 1);
            var seen = new SeenCalendars(copies);

            assertThat(seen.of(caller("370212005001"), null, null).ids())
                    .containsExactly("NATURAL", "WORKING", "old", "street");
            assertThat(seen.of(caller("370212"), null, null).ids()).contains("street");
            assertThat(seen.of(caller("370212003"), null, null).ids()).containsExactly("NATURAL", "WORKING", "old");
            assertThat(seen.of(admin("370203"), null, null).ids()).containsExactly("NATURAL", "WORKING", "old");
            assertThat(seen.of(admin("370212"), null, null).ids()).contains("street");
            assertThat(seen.of(admin(), null, null).ids()).contains("street");
            assertThat(worksOnTheDay(seen, caller("370212"), Facts.PROGRAMME)).isFalse();
            assertThat(worksOnTheDay(seen, admin("419001"), Facts.PROGRAMME)).isTrue();
            assertThat(worksOnTheDay(seen, admin(), Facts.PROGRAMME)).isFalse();
            assertThat(worksOnTheDay(seen, caller("419001"), Facts.PROGRAMME))
                    .isEqualTo(worksOnTheDay(seen, caller("419001"), "absent"))
                    .isTrue();
        }
    }

    private static boolean worksOnTheDay(SeenCalendars seen, Caller caller, String programme) {
        return seen.of(caller, programme, null).find("NATURAL").orElseThrow().isWorkday(DAY);
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
                Facts.NOW);
    }
}
