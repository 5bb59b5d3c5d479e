package city.renewal.progress.application;

import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.progress.domain.RankingLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin (通报) as it was published: who is first and who is last, and what is overdue, with names. It stays so for good,
 * whatever is decided, corrected or rebuilt later.
 *
 * @param bulletinId programme, year and issue
 * @param number as it is cited, such as 通报〔2023〕第1期
 * @param issue counts from 1 within the programme and the year of its last day
 * @param from the first day of its period; so {@code until} the last
 * @param overdue nodes that were due within the period or before it, the most overdue first
 * @param overdueTotal how many there are, where the list is cut off
 * @param problems those that are overdue
 * @param orders supervision orders that are not filed, the first due first
 */
public record Bulletin(
        String bulletinId,
        String number,
        String programme,
        String programmeName,
        int year,
        int issue,
        Kind kind,
        LocalDate from,
        LocalDate until,
        HistoryItem.Actor publishedBy,
        Instant publishedAt,
        Figures figures,
        List<Places> rankings,
        List<OverdueNode> overdue,
        int overdueTotal,
        List<OverdueProblem> problems,
        List<OpenOrders.OpenOrder> orders) {
    public Bulletin {
        rankings = List.copyOf(rankings);
        overdue = List.copyOf(overdue);
        problems = List.copyOf(problems);
        // Bulletins that were published before orders were known have none.
        orders = List.copyOf(Objects.requireNonNullElse(orders, List.of()));
    }

    /** What a bulletin reports on. */
    public enum Kind {
        /** Seven days. */
        WEEKLY,
        /** From the first of the month. */
        MONTHLY
    }

    /**
     * How the programme stood at the publication, and what changed within the period.
     *
     * @param completionRate null where money was paid though nothing was planned; so says the reason
     * @param overdueBefore overdue nodes as the period began, by the dates that hold at the publication
     * @param due nodes due within the period; so with what was done, done late, raised and closed
     */
    public record Figures(
            int projects,
            int completedProjects,
            Money plannedThisYear,
            Money paidThisYear,
            @Nullable String completionRate,
            CompletionRate.@Nullable Reason completionRateReason,
            int nodes,
            int nodesDone,
            int overdue,
            int overdueBefore,
            int due,
            int done,
            int doneLate,
            int problemsOpen,
            int problemsRaised,
            int problemsClosed,
            int alertsOpen) {}

    /**
     * First and last places of a ranking, with the reasons; nobody is in both.
     *
     * @param by {@code area} or {@code headquarters}
     */
    public record Places(String by, long rulesVersion, List<RankingLine> first, List<RankingLine> last) {
        public Places {
            first = List.copyOf(first);
            last = List.copyOf(last);
        }
    }

    public record OverdueNode(
            String projectId,
            String projectName,
            String nodeId,
            String nodeName,
            LocalDate dueDate,
            int overdueDays,
            PersonRef owner,
            UnitRef unit,
            @Nullable PersonRef leader) {}

    public record OverdueProblem(
            String problemId,
            String title,
            @Nullable String projectName,
            LocalDate dueDate,
            int overdueDays,
            PersonRef owner,
            UnitRef unit,
            @Nullable PersonRef leader) {}

    /** What a list shows of it. */
    public record Head(
            String bulletinId,
            String number,
            String programme,
            Kind kind,
            LocalDate from,
            LocalDate until,
            HistoryItem.Actor publishedBy,
            Instant publishedAt) {}

    public Head head() {
        return new Head(bulletinId, number, programme, kind, from, until, publishedBy, publishedAt);
    }
}
