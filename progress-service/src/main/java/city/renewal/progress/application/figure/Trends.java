package city.renewal.progress.application.figure;

import city.renewal.events.Money;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.ProjectQuery;
import city.renewal.progress.application.list.Projects;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.security.Visibility;
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

/** Computes trends from the current dates of the lists, so that corrections are included. */
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
     * @param weeks the number of weeks
     * @param until a day of the last week; null: today
     */
    public Trend of(Programme programme, Visibility visibility, int weeks, @Nullable LocalDate until) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, programme.zone());
        var last = (until == null ? today : until).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var nodes = tallies.nodes(programme.programmeId(), visibility);
        var problems = tallies.problems(programme.programmeId(), visibility, programme.zone());
        var found = new ArrayList<Trend.Week>();
        for (var monday = last.minusWeeks(weeks - 1L); !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            found.add(week(monday, today, nodes, problems));
        }
        return new Trend(programme.programmeId(), now, found, months(programme, visibility));
    }

    private static Trend.Week week(
            LocalDate monday, LocalDate today, List<DatedTallies.Nodes> nodes, List<DatedTallies.Problems> problems) {
        var range = new DateRange(monday, monday.plusDays(6));
        var hasBegun = !monday.isAfter(today);
        // In the current week the end is now: a node that is due today is not overdue yet.
        var end = range.to().isBefore(today) ? range.to().plusDays(1) : today;
        return new Trend.Week(
                "%04d-W%02d"
                        .formatted(
                                monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                range.from(),
                range.to(),
                count(nodes, each -> range.contains(each.dueDate())),
                hasBegun ? count(nodes, each -> range.contains(each.completedOn())) : null,
                hasBegun ? count(nodes, each -> range.contains(each.completedOn()) && isLate(each)) : null,
                hasBegun ? count(nodes, each -> isOverdue(each, end)) : null,
                count(nodes, each -> !each.dueDate().isAfter(range.to())),
                hasBegun ? count(nodes, each -> isBy(each.completedOn(), range.to())) : null,
                hasBegun ? raised(problems, range) : null,
                hasBegun ? closed(problems, range) : null);
    }

    /** Both days are inclusive. */
    public record DateRange(LocalDate from, LocalDate to) {
        public boolean contains(@Nullable LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public static int count(List<DatedTallies.Nodes> nodes, Predicate<DatedTallies.Nodes> which) {
        return nodes.stream().filter(which).mapToInt(DatedTallies.Nodes::count).sum();
    }

    public static int raised(List<DatedTallies.Problems> problems, DateRange range) {
        return problems.stream()
                .filter(each -> range.contains(each.raisedOn()))
                .mapToInt(DatedTallies.Problems::count)
                .sum();
    }

    public static int closed(List<DatedTallies.Problems> problems, DateRange range) {
        return problems.stream()
                .filter(each -> range.contains(each.closedOn()))
                .mapToInt(DatedTallies.Problems::count)
                .sum();
    }

    public static boolean isLate(DatedTallies.Nodes nodes) {
        return nodes.completedOn() != null && nodes.completedOn().isAfter(nodes.dueDate());
    }

    /**
     * Whether the nodes were overdue at the start of the day. A suspended node waits for a new date; if it was late
     * before the suspension, its standing is OVERDUE.
     */
    public static boolean isOverdue(DatedTallies.Nodes nodes, LocalDate day) {
        var until = nodes.completedOn() == null ? nodes.claimedOn() : nodes.completedOn();
        return nodes.dueDate().isBefore(day)
                && nodes.standing() != Standing.SUSPENDED
                && (until == null || !until.isBefore(day));
    }

    private static boolean isBy(@Nullable LocalDate day, LocalDate end) {
        return day != null && !day.isAfter(end);
    }

    private List<Trend.Month> months(Programme programme, Visibility visibility) {
        var months = new TreeMap<String, Trend.Month>();
        for (var project : projects.find(new ProjectQuery(programme.programmeId(), visibility, Map.of()))) {
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
