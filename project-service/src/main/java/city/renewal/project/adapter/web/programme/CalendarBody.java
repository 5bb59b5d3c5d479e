package city.renewal.project.adapter.web.programme;

import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.domain.calendar.CalendarDraft;
import city.renewal.project.domain.calendar.CalendarDraft.DaysEntry;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.schedule.Calendars;
import city.renewal.starter.web.Violations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Request body of a calendar.
 *
 * @param base NATURAL, WORKING or WEEKDAYS; may be omitted for WORKING itself and for exceptions of a programme
 * @param area owning area; omitted: the programme's area, the calendar's present area, otherwise the caller's areas
 * @param days spans with both ends inclusive; {@code to} may be omitted for a single day
 * @param holidays single days off, as a short form
 * @param workdays single days worked (调休)
 * @param years the years for which these days are complete
 */
record CalendarBody(
        @Nullable String calendarId,
        @Nullable String name,
        @Nullable String base,
        @Nullable String programme,
        @Nullable String headquarters,
        @Nullable String area,
        @Nullable List<@Nullable DaysBody> days,
        @Nullable List<@Nullable LocalDate> holidays,
        @Nullable List<@Nullable LocalDate> workdays,
        @Nullable List<@Nullable Integer> years) {
    private static final Set<String> BASES = Set.of(Calendars.NATURAL, Calendars.WORKING, Calendars.WEEKDAYS);

    record DaysBody(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean working,
            @Nullable String name) {}

    NamedCalendar calendar(String id, String setBy) {
        var check = new Violations();
        if (calendarId != null) {
            check.check(calendarId.equals(id), "calendarId", "must be '%s' as in the path".formatted(id));
        }
        var placed = new ArrayList<DaysEntry>();
        var spans = check.list("days", days, CalendarDraft.MAX_SPANS);
        for (int n = 0; n < spans.size(); n++) {
            placed.add(placed(check, "days[%d]".formatted(n), spans.get(n)));
        }
        single(check, "holidays", holidays, false, placed);
        single(check, "workdays", workdays, true, placed);
        return calendar(check, id, Objects.requireNonNullElse(name, ""), placed, setBy);
    }

    /** Combines the content of a file with the parameters of the request. */
    NamedCalendar calendar(Violations check, String id, String itsName, List<DaysEntry> placed, String setBy) {
        check.id("calendarId", id);
        check.text("name", itsName, 200);
        if (programme != null) {
            check.id("programme", programme);
        }
        if (headquarters != null) {
            check.id("headquarters", headquarters);
            check.check(programme != null, "programme", "must be given beside the headquarters");
        }
        if (area != null) {
            FieldChecks.area(check, "area", area);
        }
        var itsBase = base == null ? standing(id) : base;
        check.check(
                BASES.contains(itsBase),
                "base",
                itsBase.isEmpty()
                        ? "must be one of NATURAL, WORKING, WEEKDAYS"
                        : "'%s' is not one of NATURAL, WORKING, WEEKDAYS".formatted(itsBase));
        var checked = CalendarDraft.check(placed);
        checked.faults().forEach(fault -> check.add(fault.field(), fault.message()));
        var itsYears = new TreeSet<Integer>();
        for (var year : check.list("years", years, 111)) {
            check.check(year >= 1990 && year <= 2100, "years", "must be from 1990 to 2100, but has %d".formatted(year));
            itsYears.add(year);
        }
        check.refuse();
        return new NamedCalendar(
                id,
                itsName,
                itsBase,
                programme,
                headquarters,
                area == null ? List.of() : List.of(area),
                checked.days(),
                List.copyOf(itsYears),
                setBy);
    }

    /** The default base calendar; empty if the base must be stated. */
    private String standing(String id) {
        if (id.equals(Calendars.WORKING)) {
            return Calendars.WORKING;
        }
        return programme == null ? "" : Calendars.NATURAL;
    }

    private static DaysEntry placed(Violations check, String path, DaysBody body) {
        var working = check.given(path + ".working", body.working());
        var name = body.name() == null || body.name().isBlank() ? "" : check.text(path + ".name", body.name(), 200);
        check.given(path + ".from", body.from());
        var to = body.to() == null ? body.from() : body.to();
        // A missing start was reported above; a placeholder lets the other checks continue.
        var from = Objects.requireNonNullElse(body.from(), LocalDate.of(1990, 1, 1));
        return new DaysEntry(
                path, from, Objects.requireNonNullElse(to, from), Objects.requireNonNullElse(working, false), name);
    }

    private static void single(
            Violations check,
            String field,
            @Nullable List<@Nullable LocalDate> dates,
            boolean working,
            List<DaysEntry> placed) {
        var all = check.list(field, dates, CalendarDraft.MAX_SPANS);
        for (int n = 0; n < all.size(); n++) {
            placed.add(new DaysEntry("%s[%d]".formatted(field, n), all.get(n), all.get(n), working, ""));
        }
    }
}
