package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import city.renewal.schedule.CalendarProblem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CalendarBookTest {
    private static final LocalDate MONDAY = LocalDate.of(2023, 12, 4);
    private static final LocalDate SATURDAY = LocalDate.of(2023, 12, 9);

    private static Map<LocalDate, Boolean> off(LocalDate... days) {
        var map = new HashMap<LocalDate, Boolean>();
        for (var day : days) {
            map.put(day, false);
        }
        return map;
    }

    private static Map<LocalDate, Boolean> off(LocalDate first, LocalDate last) {
        return off(first.datesUntil(last.plusDays(1)).toArray(LocalDate[]::new));
    }

    private static CalendarRules notice(Map<LocalDate, Boolean> days, Integer... years) {
        return new CalendarRules(Calendars.WORKING, null, null, null, days, Set.of(years));
    }

    private static CalendarRules named(String id, String base, Map<LocalDate, Boolean> days) {
        return new CalendarRules(id, base, null, null, days, Set.of());
    }

    private static CalendarRules exceptions(
            String id, String programme, String headquarters, Map<LocalDate, Boolean> days) {
        return new CalendarRules(id, null, programme, headquarters, days, Set.of());
    }

    private static WorkCalendar calendar(Calendars calendars, String id) {
        return calendars.find(id).orElseThrow();
    }

    private static boolean works(Calendars calendars, String id, LocalDate day) {
        return calendar(calendars, id).isWorkday(day);
    }

    @Nested
    class WithoutRules {
        @Test
        void everyProjectHasTheBuiltInCalendars() {
            var calendars = CalendarBook.standard().forProject("laoshan-2023", null);

            assertThat(calendars.ids()).containsExactly(Calendars.NATURAL, Calendars.WORKING);
            assertThat(calendar(calendars, Calendars.NATURAL)).isSameAs(WorkCalendar.natural());
            assertThat(calendar(calendars, Calendars.WORKING)).isSameAs(WorkCalendar.china());
            assertThat(calendars.find("WINTER")).isEmpty();
        }
    }

    @Nested
    class ANewNotice {
        private final LocalDate newYear = LocalDate.of(2060, 1, 1);

        @Test
        void isLaidOverTheBuiltInCalendarAndMakesItsYearKnown() {
            var book = CalendarBook.of(List.of(notice(Map.of(newYear, false, newYear.plusDays(2), true), 2060)));

            var working = calendar(book.forProject("any", "where"), Calendars.WORKING);

            assertThat(newYear.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.THURSDAY);
            assertThat(working.isWorkday(newYear)).isFalse();
            assertThat(working.isWorkday(newYear.plusDays(2))).isTrue();
            assertThat(working.isKnown(2060)).isTrue();
            assertThat(working.isKnown(2061)).isFalse();
            assertThat(working.isWorkday(LocalDate.of(2023, 1, 28))).isTrue();
            assertThat(WorkCalendar.china().isWorkday(newYear)).isTrue();
        }

        @Test
        void correctsAnEarlierOne() {
            var makeUp = LocalDate.of(2023, 1, 28);

            var book = CalendarBook.of(List.of(notice(off(makeUp))));

            assertThat(works(book.forEverybody(), Calendars.WORKING, makeUp)).isFalse();
        }

        @Test
        void isKnownToTheCalendarsThatStandOnIt() {
            var book = CalendarBook.of(
                    List.of(named("BUREAU", Calendars.WORKING, off(MONDAY)), notice(off(newYear), 2060)));

            var bureau = calendar(book.forEverybody(), "BUREAU");

            assertThat(bureau.isWorkday(newYear)).isFalse();
            assertThat(bureau.isWorkday(MONDAY)).isFalse();
            assertThat(bureau.isKnown(2060)).isTrue();
        }

        @Test
        void thatOnlySaysThatTheYearIsAsAssumedMakesItKnown() {
            var working =
                    calendar(CalendarBook.of(List.of(notice(Map.of(), 2060))).forEverybody(), Calendars.WORKING);

            assertThat(working.isKnown(2060)).isTrue();
            assertThat(working.isWorkday(newYear)).isTrue();
        }
    }

    @Nested
    class ACalendarOfItsOwn {
        @Test
        void canBeNamedByEveryPlan() {
            var book = CalendarBook.of(List.of(
                    named("SIX-DAYS", Calendars.WEEKDAYS, Map.of(SATURDAY, true)),
                    named("NO-MONDAYS", Calendars.NATURAL, off(MONDAY))));

            var calendars = book.forProject("laoshan-2023", "hq-1");

            assertThat(calendars.ids()).containsExactly(Calendars.NATURAL, "NO-MONDAYS", "SIX-DAYS", Calendars.WORKING);
            assertThat(works(calendars, "SIX-DAYS", SATURDAY)).isTrue();
            assertThat(works(calendars, "SIX-DAYS", SATURDAY.plusDays(1))).isFalse();
            assertThat(works(calendars, "NO-MONDAYS", MONDAY)).isFalse();
            assertThat(works(calendars, "NO-MONDAYS", SATURDAY)).isTrue();
            assertThat(works(calendars, Calendars.NATURAL, MONDAY)).isTrue();
            assertThat(PlanBuilder.aPlan()
                            .with(calendars)
                            .on("SIX-DAYS")
                            .startingOn("2023-12-08")
                            .node("a", 2)
                            .evaluated()
                            .earliest("a"))
                    .isEqualTo("2023-12-08 2023-12-09");
        }
    }

    @Nested
    class Exceptions {
        private final CalendarRules winter = exceptions("WINTER", "laoshan-2023", null, off(MONDAY, SATURDAY));

        @Test
        void areLaidOverEveryCalendarOfTheirProgrammeAndOfNoOther() {
            var book = CalendarBook.of(List.of(winter, named("SIX-DAYS", Calendars.WEEKDAYS, Map.of(SATURDAY, true))));

            var there = book.forProject("laoshan-2023", null);
            var elsewhere = book.forProject("shinan-2024", null);

            for (var id : List.of(Calendars.NATURAL, Calendars.WORKING, "SIX-DAYS", "WINTER")) {
                assertThat(works(there, id, MONDAY)).as(id).isFalse();
            }
            assertThat(works(there, "SIX-DAYS", SATURDAY)).isFalse();
            assertThat(works(elsewhere, Calendars.NATURAL, MONDAY)).isTrue();
            assertThat(works(elsewhere, "SIX-DAYS", SATURDAY)).isTrue();
            assertThat(elsewhere.find("WINTER")).isEmpty();
        }

        @Test
        void ofAHeadquartersLieOverThoseOfItsProgramme() {
            var urgent = exceptions("URGENT", "laoshan-2023", "hq-1", Map.of(MONDAY, true, SATURDAY, true));

            var book = CalendarBook.of(List.of(urgent, winter));

            assertThat(works(book.forProject("laoshan-2023", "hq-1"), Calendars.WORKING, SATURDAY))
                    .isTrue();
            assertThat(works(book.forProject("laoshan-2023", "hq-1"), Calendars.NATURAL, MONDAY))
                    .isTrue();
            assertThat(works(book.forProject("laoshan-2023", "hq-1"), Calendars.NATURAL, MONDAY.plusDays(1)))
                    .isFalse();
            assertThat(works(book.forProject("laoshan-2023", "hq-2"), Calendars.NATURAL, MONDAY))
                    .isFalse();
            assertThat(book.forProject("laoshan-2023", "hq-2").find("URGENT")).isEmpty();
            assertThat(book.forProject("shinan-2024", "hq-1").find("URGENT")).isEmpty();
            assertThat(works(book.forProject("shinan-2024", "hq-1"), Calendars.NATURAL, MONDAY))
                    .isTrue();
        }

        @Test
        void ofAHeadquartersAloneLeaveTheRestOfItsProgrammeAsItIs() {
            var book = CalendarBook.of(List.of(exceptions("DUST", "laoshan-2023", "hq-1", off(MONDAY))));

            assertThat(works(book.forProject("laoshan-2023", "hq-1"), Calendars.NATURAL, MONDAY))
                    .isFalse();
            assertThat(works(book.forProject("laoshan-2023", null), Calendars.NATURAL, MONDAY))
                    .isTrue();
        }

        @Test
        void makeNoYearKnownToOthersButToTheirOwnCalendarWhenItIsNamed() {
            var book = CalendarBook.of(List.of(new CalendarRules(
                    "WINTER", Calendars.WORKING, "p", null, off(LocalDate.of(2060, 1, 5)), Set.of(2060))));

            var calendars = book.forProject("p", null);

            assertThat(calendar(calendars, Calendars.WORKING).isKnown(2060)).isFalse();
            assertThat(calendar(calendars, "WINTER").isKnown(2060)).isTrue();
        }

        @Test
        void ofOneLevelAreLaidInTheOrderOfTheirIds() {
            var book = CalendarBook.of(
                    List.of(exceptions("B", "p", null, off(MONDAY)), exceptions("A", "p", null, Map.of(MONDAY, true))));

            assertThat(works(book.forProject("p", null), Calendars.NATURAL, MONDAY))
                    .isFalse();
        }

        @Test
        void areBuiltOnce() {
            var book = CalendarBook.of(List.of(winter));

            var calendars = book.forProject("laoshan-2023", "hq-1");

            assertThat(book.forProject("laoshan-2023", "hq-2")).isSameAs(calendars);
            assertThat(book.forProject("shinan-2024", "hq-2")).isSameAs(book.forEverybody());
            assertThat(calendar(calendars, Calendars.WORKING)).isSameAs(calendar(calendars, Calendars.WORKING));
        }
    }

    @Test
    void aBookWithOneCalendarChangedLeavesTheBookAsItWas() {
        var before = CalendarBook.of(List.of(named("OURS", Calendars.NATURAL, off(MONDAY))));

        var after = before.with(named("OURS", Calendars.NATURAL, off(SATURDAY)));

        assertThat(works(before.forEverybody(), "OURS", MONDAY)).isFalse();
        assertThat(works(after.forEverybody(), "OURS", MONDAY)).isTrue();
        assertThat(works(after.forEverybody(), "OURS", SATURDAY)).isFalse();
        assertThat(after.rules()).hasSize(1);
    }

    @Nested
    class Refuses {
        private static void assertRefused(CalendarRules rules, String path, Code code) {
            assertThat(CalendarBook.problems(List.of(rules)))
                    .extracting(CalendarProblem::calendarId, CalendarProblem::path, CalendarProblem::code)
                    .containsExactly(tuple(rules.calendarId(), path, code));
            assertThat(CalendarBook.problems(List.of(rules)).getFirst().message())
                    .startsWith("Expected ");
        }

        @Test
        void anUnknownBase() {
            assertRefused(named("OURS", "LUNAR", Map.of()), "base", Code.UNKNOWN_BASE);
            assertRefused(named("OURS", null, Map.of()), "base", Code.REQUIRED);
            assertRefused(
                    new CalendarRules(Calendars.WORKING, Calendars.NATURAL, null, null, Map.of(), Set.of()),
                    "base",
                    Code.UNKNOWN_BASE);
        }

        @Test
        void anIdThatIsTakenOrMissing() {
            assertRefused(named(" ", Calendars.NATURAL, Map.of()), "calendarId", Code.REQUIRED);
            assertRefused(named("x".repeat(201), Calendars.NATURAL, Map.of()), "calendarId", Code.VALUE_OUT_OF_RANGE);
            assertRefused(named(Calendars.NATURAL, Calendars.NATURAL, off(MONDAY)), "calendarId", Code.RESERVED_ID);
            assertRefused(named(Calendars.WEEKDAYS, Calendars.NATURAL, off(MONDAY)), "calendarId", Code.RESERVED_ID);
            assertRefused(exceptions(Calendars.WORKING, "p", null, off(MONDAY)), "calendarId", Code.RESERVED_ID);
            var ours = named("OURS", Calendars.NATURAL, Map.of());
            assertThat(CalendarBook.problems(List.of(ours, ours)))
                    .extracting(CalendarProblem::code)
                    .containsExactly(Code.DUPLICATE_ID);
        }

        @Test
        void aHeadquartersWithoutItsProgramme() {
            assertRefused(
                    new CalendarRules("DUST", Calendars.NATURAL, null, "hq-1", Map.of(), Set.of()),
                    "programme",
                    Code.REQUIRED);
            assertRefused(exceptions("DUST", " ", null, Map.of()), "programme", Code.REQUIRED);
        }

        @Test
        void timesOutsideTheCalendar() {
            assertRefused(notice(off(LocalDate.of(2101, 1, 1))), "days.2101-01-01", Code.DATE_OUT_OF_RANGE);
            assertRefused(notice(off(LocalDate.of(1989, 12, 31))), "days.1989-12-31", Code.DATE_OUT_OF_RANGE);
            assertRefused(notice(Map.of(), 2101), "years", Code.DATE_OUT_OF_RANGE);
            assertRefused(notice(Map.of(), -1), "years", Code.DATE_OUT_OF_RANGE);
        }

        @Test
        void aYearWithoutAWorkday() {
            var all = off(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31));

            assertRefused(named("NEVER", Calendars.NATURAL, all), "days.2023-01-01", Code.YEAR_WITHOUT_WORKDAY);
            assertRefused(exceptions("NEVER", "p", null, all), "days.2023-01-01", Code.YEAR_WITHOUT_WORKDAY);
        }

        @Test
        void aYearThatTwoCalendarsLeaveWithoutAWorkdayBetweenThem() {
            var first = exceptions("A", "p", null, off(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 6, 30)));
            var second = exceptions("B", "p", "hq", off(LocalDate.of(2023, 7, 1), LocalDate.of(2023, 12, 31)));

            assertThat(CalendarBook.problems(List.of(first))).isEmpty();
            assertThat(CalendarBook.problems(List.of(second))).isEmpty();
            assertThat(CalendarBook.of(List.of(first)).problemsWith(second))
                    .extracting(CalendarProblem::calendarId, CalendarProblem::code)
                    .contains(tuple("B", Code.YEAR_WITHOUT_WORKDAY));
            // Accepted rules still load: dates skip the year.
            var natural = calendar(CalendarBook.of(List.of(first, second)).forProject("p", "hq"), Calendars.NATURAL);
            assertThat(natural.nextWorkday(LocalDate.of(2023, 1, 1))).isEqualTo("2024-01-01");
        }

        @Test
        void andMakesNoBookOfSuchRules() {
            assertThatThrownBy(() -> CalendarBook.of(List.of(named("OURS", "LUNAR", Map.of()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("base of calendar 'OURS': Expected one of NATURAL, WORKING, WEEKDAYS");
        }

        @Test
        void butAnswersWithNoEndlessList() {
            var many = new ArrayList<CalendarRules>();
            for (int n = 0; n < 5_000; n++) {
                many.add(named("c" + n, "LUNAR", Map.of()));
            }

            assertThat(CalendarBook.problems(many)).hasSize(Plan.MAX_PROBLEMS);
        }
    }
}
