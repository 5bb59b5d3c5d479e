package city.renewal.project.domain.project;

import city.renewal.events.Anchor;
import city.renewal.events.Plan;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From when to when work can have been completed: from the day on which the project began to today, in whichever way the
 * date comes in. A project began
 *
 * <ol>
 *   <li>on the first day on which a node is known to have started or to be done, or on which its plan starts
 *       ({@code anchor.startOn}), whichever is earliest;
 *   <li>where none of these is known, no earlier than the year before its programme's, or the first planned day of a plan
 *       that begins before that.
 * </ol>
 *
 * @param begin the first possible day
 * @param today the last possible day, in the programme's zone
 */
public record CompletionDates(LocalDate begin, LocalDate today) {

    /**
     * @param known days on which nodes of the project started or were checked as done
     * @param programmeYear the year of the programme
     * @param planned the first day of the plan, asked for only when nothing else is known
     */
    public static CompletionDates of(
            Anchor anchor,
            Collection<LocalDate> known,
            int programmeYear,
            Supplier<@Nullable LocalDate> planned,
            LocalDate today) {
        var first = known.stream().min(LocalDate::compareTo).orElse(null);
        var began = earlier(anchor.startOn(), first);
        if (began == null) {
            began = Objects.requireNonNull(earlier(LocalDate.of(programmeYear - 1, 1, 1), planned.get()));
        }
        return new CompletionDates(began, today);
    }

    /** Of a project whose plan was set; with no plan there is nothing to complete. */
    public static CompletionDates of(Project project, int programmeYear, Calendars calendars, LocalDate today) {
        var plan = project.plan();
        if (plan == null) {
            return new CompletionDates(LocalDate.of(programmeYear - 1, 1, 1), today);
        }
        var known = new ArrayList<LocalDate>();
        for (var facts : project.facts()) {
            Stream.of(facts.startedOn(), facts.completedOn())
                    .filter(Objects::nonNull)
                    .forEach(known::add);
        }
        return of(plan.anchor(), known, programmeYear, () -> firstPlannedDay(plan, calendars), today);
    }

    private static @Nullable LocalDate firstPlannedDay(Plan plan, Calendars calendars) {
        return PlanDates.of(plan, calendars).stream()
                .map(PlanDates.Span::start)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Why nothing was completed on that day; null: it may have been. */
    public @Nullable String fault(LocalDate completedOn) {
        if (completedOn.isAfter(today)) {
            return "must not be after today, %s, but is %s".formatted(today, completedOn);
        }
        return completedOn.isBefore(begin)
                ? "must not be before the project began, %s, but is %s".formatted(begin, completedOn)
                : null;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
