package city.renewal.progress.application.rollup;

import city.renewal.events.Money;
import city.renewal.progress.application.list.ProjectQuery;
import city.renewal.progress.application.list.Projects;
import city.renewal.progress.application.list.VisibleProject;
import city.renewal.progress.application.reference.ProgrammeNames;
import city.renewal.progress.application.reference.Programmes;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.reference.Street;
import city.renewal.progress.domain.row.ProjectSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Aggregates investments over the visible projects (投资完成情况). */
public final class Investments {
    private final Projects projects;
    private final Programmes programmes;

    public Investments(Projects projects, Programmes programmes) {
        this.projects = projects;
        this.programmes = programmes;
    }

    /**
     * A roll-up: the lines by key, and a total in which every project counts once.
     *
     * @param year the year of the programme
     */
    public record Rollup(int year, List<InvestmentLine> lines, InvestmentLine total) {
        public Rollup {
            lines = List.copyOf(lines);
        }
    }

    /** Returns empty when the programme is unknown. */
    public Optional<Rollup> of(ProjectQuery query, InvestmentGrouping by) {
        return programmes.find(query.programme()).map(programme -> {
            var summaries =
                    projects.find(query).stream().map(VisibleProject::summary).toList();
            var total = new Sum("").addAll(summaries, programme.year()).line("total");
            var lines = by == InvestmentGrouping.MONTH
                    ? byMonth(summaries, programme.year(), total.planned())
                    : byGroup(summaries, programme, by);
            return new Rollup(programme.year(), lines, total);
        });
    }

    private static List<InvestmentLine> byGroup(
            List<ProjectSummary> summaries, Programme programme, InvestmentGrouping by) {
        var names = new ProgrammeNames(programme);
        return switch (by) {
            case FIELD -> group(summaries, programme, ProjectSummary::field, each -> names.field(each.field()));
            case AREA ->
                group(summaries, programme, each -> Street.of(each.area()), each -> names.area(Street.of(each.area())));
            case HEADQUARTERS ->
                group(
                        summaries,
                        programme,
                        ProjectSummary::headquarters,
                        each -> names.headquarters(Objects.requireNonNullElse(each.headquarters(), "")));
            case UNIT ->
                group(
                        summaries,
                        programme,
                        each -> each.unit().unitId(),
                        each -> each.unit().name());
            case PROJECT -> group(summaries, programme, ProjectSummary::projectId, ProjectSummary::name);
            case MONTH -> throw new IllegalArgumentException("Months are no groups of projects");
        };
    }

    /** Projects without the key (no headquarters) are in no line, but in the total. */
    private static List<InvestmentLine> group(
            List<ProjectSummary> summaries,
            Programme programme,
            Function<ProjectSummary, @Nullable String> key,
            Function<ProjectSummary, String> name) {
        var sums = new TreeMap<String, Sum>();
        for (var summary : summaries) {
            var id = key.apply(summary);
            if (id != null) {
                sums.computeIfAbsent(id, _ -> new Sum(name.apply(summary))).add(summary, programme.year());
            }
        }
        var lines = new ArrayList<InvestmentLine>();
        sums.forEach((id, sum) -> lines.add(sum.line(id)));
        return lines;
    }

    /**
     * The payments by month. A month of the programme's year without a plan of its own is rated by the plan of the
     * year, so that the rates of such months add up to the rate of the total.
     */
    private static List<InvestmentLine> byMonth(List<ProjectSummary> summaries, int year, Money plannedThisYear) {
        var months = new TreeMap<String, InvestmentLine>();
        for (var summary : summaries) {
            for (var month : summary.investments()) {
                var planned = month.planned() == null ? Money.ZERO : month.planned();
                months.merge(
                        month.month(),
                        InvestmentLine.of(
                                month.month(), month.month(), 1, summary.totalInvestment(), planned, month.paid()),
                        Investments::plus);
            }
        }
        return months.values().stream()
                .map(line -> isOf(year, line) && line.planned().amount().signum() == 0
                        ? line.ratedBy(plannedThisYear)
                        : line)
                .toList();
    }

    private static boolean isOf(int year, InvestmentLine month) {
        return month.key().startsWith(year + "-");
    }

    private static InvestmentLine plus(InvestmentLine one, InvestmentLine other) {
        return InvestmentLine.of(
                one.key(),
                one.name(),
                one.projects() + other.projects(),
                one.totalInvestment().plus(other.totalInvestment()),
                one.planned().plus(other.planned()),
                one.paid().plus(other.paid()));
    }

    private static final class Sum {
        private final String name;
        private int projects;
        private Money total = Money.ZERO;
        private Money planned = Money.ZERO;
        private Money paid = Money.ZERO;

        Sum(String name) {
            this.name = name;
        }

        void add(ProjectSummary summary, int year) {
            projects++;
            total = total.plus(summary.totalInvestment());
            planned = planned.plus(summary.plannedThisYear());
            paid = paid.plus(summary.paidIn(year));
        }

        Sum addAll(List<ProjectSummary> summaries, int year) {
            summaries.forEach(each -> add(each, year));
            return this;
        }

        InvestmentLine line(String key) {
            return InvestmentLine.of(key, name, projects, total, planned, paid);
        }
    }
}
