package city.renewal.progress.application;

import city.renewal.events.Money;
import city.renewal.events.Standing;
import city.renewal.progress.domain.Programme;
import city.renewal.starter.security.Sight;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Computes trends from the dates that the lists have today, so that they are as right after a correction as the lists. */
public final class Trends {
    private final DatedTallies tallies;
    private final Projects projects;
    private final InstantSource clock;

    public Trends(DatedTallies tallies, Projects projects, InstantSource clock) {
        this.tallies = tallies;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * @param weeks how many
     * @param until a day of the last week; null: today
     */
    public Trend of(Programme programme, Sight sight, int weeks, @Nullable LocalDate until) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, programme.zone());
        var last = (until == null ? today : until).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var nodes = tallies.nodes(programme.programmeId(), sight);
        var problems = tallies.problems(programme.programmeId(), sight, programme.zone());
        var found = new ArrayList<Trend.Week>();
        for (var monday = last.minusWeeks(weeks - 1L); !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            found.add(week(monday, today, nodes, problems));
        }
        return new Trend(programme.programmeId(), now, found, months(programme, sight));
    }

    private static Trend.Week week(
            LocalDate monday, LocalDate today, List<DatedTallies.Nodes> nodes, List<DatedTallies.Problems> problems) {
        var span = new Span(monday, monday.plusDays(6));
        var hasBegun = !monday.isAfter(today);
        // Now, in the week that goes on: what is due today is not overdue yet.
        var end = span.to().isBefore(today) ? span.to().plusDays(1) : today;
        return new Trend.Week(
                "%04d-W%02d"
                        .formatted(
                                monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                span.from(),
                span.to(),
                count(nodes, each -> span.has(each.dueDate())),
                hasBegun ? count(nodes, each -> span.has(each.completedOn())) : null,
                hasBegun ? count(nodes, each -> span.has(each.completedOn()) && isLate(each)) : null,
                hasBegun ? count(nodes, each -> isOverdue(each, end)) : null,
                count(nodes, each -> !each.dueDate().isAfter(span.to())),
                hasBegun ? count(nodes, each -> isBy(each.completedOn(), span.to())) : null,
                hasBegun ? raised(problems, span) : null,
                hasBegun ? closed(problems, span) : null);
    }

    /** Both days included. */
    record Span(LocalDate from, LocalDate to) {
        boolean has(@Nullable LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    static int count(List<DatedTallies.Nodes> nodes, Predicate<DatedTallies.Nodes> which) {
        return nodes.stream().filter(which).mapToInt(DatedTallies.Nodes::count).sum();
    }

    static int raised(List<DatedTallies.Problems> problems, Span span) {
        return problems.stream()
                .filter(each -> span.has(each.raisedOn()))
                .mapToInt(DatedTallies.Problems::count)
                .sum();
    }

    static int closed(List<DatedTallies.Problems> problems, Span span) {
        return problems.stream()
                .filter(each -> span.has(each.closedOn()))
                .mapToInt(DatedTallies.Problems::count)
                .sum();
    }

    static boolean isLate(DatedTallies.Nodes nodes) {
        return nodes.completedOn() != null && nodes.completedOn().isAfter(nodes.dueDate());
    }

    /**
     * As the day before began to be past. What is suspended waits for a new date; what was late before the suspension
     * says so by its standing.
     */
    static boolean isOverdue(DatedTallies.Nodes nodes, LocalDate day) {
        var until = nodes.completedOn() == null ? nodes.claimedOn() : nodes.completedOn();
        return nodes.dueDate().isBefore(day)
                && nodes.standing() != Standing.SUSPENDED
                && (until == null || !until.isBefore(day));
    }

    private static boolean isBy(@Nullable LocalDate day, LocalDate end) {
        return day != null && !day.isAfter(end);
    }

    private List<Trend.Month> months(Programme programme, Sight sight) {
        var months = new TreeMap<String, Trend.Month>();
        for (var project : projects.find(new ProjectQuery(programme.programmeId(), sight, Map.of()))) {
            for (var month : project.summary().investments()) {
                months.merge(
                        month.month(),
                        new Trend.Month(month.month(), month.planned(), month.paid()),
                        (one, other) -> new Trend.Month(
                                one.month(),
                                sum(one.planned(), other.planned()),
                                one.paid().plus(other.paid())));
            }
        }
        return List.copyOf(months.values());
    }

    private static @Nullable Money sum(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }
}
