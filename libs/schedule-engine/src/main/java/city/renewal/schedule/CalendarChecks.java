package city.renewal.schedule;

import city.renewal.schedule.CalendarProblem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates {@link CalendarRules}: first each field, then that every year has a workday in every scope. */
final class CalendarChecks {
    private static final Set<String> BUILT_IN = Set.of(Calendars.NATURAL, Calendars.WEEKDAYS);
    private static final Set<String> BASES = Set.of(Calendars.NATURAL, Calendars.WORKING, Calendars.WEEKDAYS);

    private final List<CalendarProblem> problems = new ArrayList<>();

    private CalendarChecks() {}

    static List<CalendarProblem> of(Collection<CalendarRules> rules) {
        var problems = ofFields(rules);
        return problems.isEmpty() ? ofYears(CalendarBook.unchecked(rules)) : problems;
    }

    static List<CalendarProblem> ofFields(Collection<CalendarRules> rules) {
        var checks = new CalendarChecks();
        var ids = new HashSet<String>();
        for (var each : rules) {
            if (!ids.add(each.calendarId())) {
                checks.report(each, "calendarId", Code.DUPLICATE_ID, "Expected rules of one calendar once");
            }
            checks.checkId(each);
            checks.checkBase(each);
            checks.checkScope(each);
            checks.checkSpan(each);
        }
        return List.copyOf(checks.problems);
    }

    private void checkId(CalendarRules rules) {
        if (isBlank(rules.calendarId())) {
            report(rules, "calendarId", Code.REQUIRED, "Expected the id of a calendar, but it was blank");
        } else if (rules.calendarId().length() > Plan.MAX_ID_LENGTH) {
            report(
                    rules,
                    "calendarId",
                    Code.VALUE_OUT_OF_RANGE,
                    "Expected an id of at most %d characters, but it had %d"
                            .formatted(Plan.MAX_ID_LENGTH, rules.calendarId().length()));
        } else if (BUILT_IN.contains(rules.calendarId())) {
            report(
                    rules,
                    "calendarId",
                    Code.RESERVED_ID,
                    "Expected another id, for the calendar %s has no days to change".formatted(rules.calendarId()));
        }
    }

    private void checkBase(CalendarRules rules) {
        var base = rules.base();
        if (base == null && !rules.isNotice() && !rules.isException()) {
            report(rules, "base", Code.REQUIRED, "Expected one of NATURAL, WORKING, WEEKDAYS as the base");
        } else if (base != null && !BASES.contains(base)) {
            report(
                    rules,
                    "base",
                    Code.UNKNOWN_BASE,
                    "Expected one of NATURAL, WORKING, WEEKDAYS as the base, but it was '%s'".formatted(base));
        } else if (rules.isNotice() && base != null && !base.equals(Calendars.WORKING)) {
            report(
                    rules,
                    "base",
                    Code.UNKNOWN_BASE,
                    "Expected the calendar WORKING to stand on itself, but its base was '%s'".formatted(base));
        }
    }

    private void checkScope(CalendarRules rules) {
        if (rules.programme() != null && isBlank(rules.programme())) {
            report(rules, "programme", Code.REQUIRED, "Expected the id of a programme or none, but it was blank");
        }
        if (rules.headquarters() != null && isBlank(rules.headquarters())) {
            report(rules, "headquarters", Code.REQUIRED, "Expected the id of a headquarters or none, but it was blank");
        }
        if (rules.headquarters() != null && rules.programme() == null) {
            report(rules, "programme", Code.REQUIRED, "Expected a programme beside the headquarters");
        }
        if (rules.isNotice() && rules.isException()) {
            report(
                    rules,
                    "calendarId",
                    Code.RESERVED_ID,
                    "Expected another id than WORKING for the exceptions of a programme");
        }
    }

    private void checkSpan(CalendarRules rules) {
        for (var day : rules.days().keySet()) {
            if (!DayAxis.allows(day)) {
                reportSpan(rules, "days." + day, day);
            }
        }
        for (var year : rules.years()) {
            if (year < DayAxis.FIRST_ALLOWED.getYear() || year > DayAxis.LAST_ALLOWED.getYear()) {
                reportSpan(rules, "years", year);
            }
        }
    }

    private void reportSpan(CalendarRules rules, String path, Object found) {
        report(
                rules,
                path,
                Code.DATE_OUT_OF_RANGE,
                "Expected a time from %s to %s, but it was %s"
                        .formatted(DayAxis.FIRST_ALLOWED, DayAxis.LAST_ALLOWED, found));
    }

    private static List<CalendarProblem> ofYears(CalendarBook book) {
        var checks = new CalendarChecks();
        for (var rules : book.rules()) {
            checks.checkYears(
                    rules, rules.calendarId(), book.plain(rules.calendarId()).get());
        }
        for (var scope : book.scopes()) {
            var exceptions = book.exceptions(scope);
            if (!exceptions.isEmpty() && checks.problems.isEmpty()) {
                var days = exceptions.stream().map(CalendarRules::days).toList();
                for (var id : book.ids(scope)) {
                    checks.checkYears(
                            exceptions.getLast(), id, book.plain(id).get().withDays(days));
                }
            }
        }
        return List.copyOf(checks.problems);
    }

    private void checkYears(CalendarRules last, String calendarId, WorkCalendar calendar) {
        calendar.firstYearWithoutWork()
                .ifPresent(year -> report(
                        last,
                        "days." + LocalDate.of(year, 1, 1),
                        Code.YEAR_WITHOUT_WORKDAY,
                        "Expected a workday in %d, but every day of '%s' was off".formatted(year, calendarId)));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void report(CalendarRules rules, String path, Code code, String message) {
        if (problems.size() < Plan.MAX_PROBLEMS) {
            problems.add(new CalendarProblem(rules.calendarId(), path, code, message));
        }
    }
}
