package city.renewal.progress.application.bulletin;

import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.progress.application.figure.CompletionRate;
import city.renewal.progress.application.figure.OpenOrders;
import city.renewal.progress.application.history.HistoryItem;
import city.renewal.progress.domain.ranking.RankingLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published bulletin (通报): the first and last places of the rankings, and the overdue nodes and problems with the
 * people responsible. It never changes, whatever is decided, corrected or rebuilt later.
 *
 * @param bulletinId programme, year and issue
 * @param number the citation, such as 通报〔2023〕第1期
 * @param issue counts from 1 within the programme and the year of the last day
 * @param from the first day of the period; {@code until} is the last
 * @param overdue nodes that were due within the period or before it, the most overdue first
 * @param overdueTotal the total number, even when the list is cut off
 * @param problems overdue problems
 * @param orders supervision orders that are not filed, the earliest due date first
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
        // Bulletins that were published before supervision orders existed have none.
        orders = List.copyOf(Objects.requireNonNullElse(orders, List.of()));
    }

    /** The length of the period. */
    public enum Kind {
        /** Seven days. */
        WEEKLY,
        /** From the first of the month. */
        MONTHLY
    }

    /**
     * The figures at the time of publication, and the changes within the period.
     *
     * @param completionRate null when money was paid although nothing was planned; see the reason
     * @param overdueBefore nodes that were overdue when the period began, by the dates that hold at the time of
     *     publication
     * @param due nodes due within the period; likewise done, done late, raised and closed
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
     * The first and last places of a ranking, with their explanations; no group is in both lists.
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

    /** The summary of a bulletin for the list. */
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
