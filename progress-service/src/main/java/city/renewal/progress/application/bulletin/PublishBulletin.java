package city.renewal.progress.application.bulletin;

import city.renewal.events.Standing;
import city.renewal.progress.application.figure.DatedTallies;
import city.renewal.progress.application.figure.OpenOrders;
import city.renewal.progress.application.figure.Overviews;
import city.renewal.progress.application.figure.Trends;
import city.renewal.progress.application.history.HistoryItem;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.list.ProblemOrder;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.ranking.Ranking;
import city.renewal.progress.application.ranking.Rankings;
import city.renewal.progress.application.reference.ReferencePeople;
import city.renewal.progress.domain.ranking.RankingLine;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes a bulletin (通报) with the current figures, under the next issue number of the programme's year. */
public final class PublishBulletin {
    private static final int PLACES = 3;

    /**
     * Maximum length of the lists of overdue nodes and problems, because a bulletin is printed and stored as one
     * document.
     */
    private static final int MOST = 500;

    /** Maximum age of the end of the period at publication, in days. */
    private static final int MOST_DAYS_AGO = 31;

    private final Rankings rankings;
    private final Overviews overviews;
    private final DatedTallies tallies;
    private final Lists lists;
    private final ProblemList problems;
    private final OpenOrders orders;
    private final ReferencePeople people;
    private final Bulletins bulletins;
    private final InstantSource clock;

    public PublishBulletin(
            Rankings rankings,
            Overviews overviews,
            DatedTallies tallies,
            Lists lists,
            ProblemList problems,
            OpenOrders orders,
            ReferencePeople people,
            Bulletins bulletins,
            InstantSource clock) {
        this.rankings = rankings;
        this.overviews = overviews;
        this.tallies = tallies;
        this.lists = lists;
        this.problems = problems;
        this.orders = orders;
        this.people = people;
        this.bulletins = bulletins;
        this.clock = clock;
    }

    /** The result of a request. */
    public sealed interface Outcome {
        record Published(Bulletin bulletin) implements Outcome {}

        /** The programme does not exist or is not visible to the caller. */
        record Unknown() implements Outcome {}

        /** The caller sees the programme but commands only a part of it. */
        record NotPermitted(Programme programme) implements Outcome {}

        /** The period has not ended, or ended too long ago to be reported with current figures. */
        record PeriodOutOfRange(LocalDate earliest, LocalDate latest) implements Outcome {}
    }

    /** @param commandId an idempotency key; null: every call publishes another bulletin */
    public Outcome publish(
            String programmeId, Bulletin.Kind kind, LocalDate until, Caller caller, @Nullable String commandId) {
        var programme = rankings.visible(programmeId, Visibility.of(caller)).orElse(null);
        if (programme == null) {
            return new Outcome.Unknown();
        }
        if (!caller.isIn(Role.COMMANDER, programme.area())) {
            return new Outcome.NotPermitted(programme);
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, programme.zone());
        if (until.isAfter(today) || until.isBefore(today.minusDays(MOST_DAYS_AGO))) {
            return new Outcome.PeriodOutOfRange(today.minusDays(MOST_DAYS_AGO), today);
        }
        var draft = draft(programme, kind, until, caller, now, today);
        return new Outcome.Published(bulletins.saveAsNextIssue(
                programmeId, until.getYear(), commandId, issue -> numbered(draft, until.getYear(), issue)));
    }

    private static Bulletin numbered(Bulletin draft, int year, int issue) {
        return new Bulletin(
                "%s-%d-%d".formatted(draft.programme(), year, issue),
                "通报〔%d〕第%d期".formatted(year, issue),
                draft.programme(),
                draft.programmeName(),
                year,
                issue,
                draft.kind(),
                draft.from(),
                draft.until(),
                draft.publishedBy(),
                draft.publishedAt(),
                draft.figures(),
                draft.rankings(),
                draft.overdue(),
                draft.overdueTotal(),
                draft.problems(),
                draft.orders());
    }

    private Bulletin draft(
            Programme programme, Bulletin.Kind kind, LocalDate until, Caller caller, Instant now, LocalDate today) {
        var from = switch (kind) {
            case WEEKLY -> until.minusDays(6);
            case MONTHLY -> until.with(TemporalAdjusters.firstDayOfMonth());
        };
        // A bulletin circulates in the whole programme, so it uses all of its data.
        var visibility = Visibility.ofAreas(Set.of(programme.area()));
        var figures = figures(programme, visibility, new Trends.DateRange(from, until), today);
        return new Bulletin(
                "",
                "",
                programme.programmeId(),
                programme.name(),
                until.getYear(),
                0,
                kind,
                from,
                until,
                new HistoryItem.Actor(
                        caller.personId(),
                        people.names(Set.of(caller.personId())).get(caller.personId())),
                now,
                figures,
                Stream.of(RankingGrouping.AREA, RankingGrouping.HEADQUARTERS)
                        .map(by -> places(rankings.of(programme, by)))
                        .toList(),
                overdue(programme, visibility, until),
                figures.overdue(),
                overdueProblems(programme, visibility, until),
                orders.of(programme.programmeId()).stream().limit(MOST).toList());
    }

    private Bulletin.Figures figures(
            Programme programme, Visibility visibility, Trends.DateRange range, LocalDate today) {
        var overview = overviews.of(programme.programmeId(), visibility).orElseThrow();
        var nodes = tallies.nodes(programme.programmeId(), visibility);
        var dated = tallies.problems(programme.programmeId(), visibility, programme.zone());
        var afterwards = range.to().isBefore(today) ? range.to().plusDays(1) : today;
        var byStanding = overview.nodes().byStanding();
        return new Bulletin.Figures(
                overview.projects().total(),
                overview.projects().completed(),
                overview.investment().plannedThisYear(),
                overview.investment().paidThisYear(),
                overview.investment().completionRate(),
                overview.investment().completionRateReason(),
                overview.nodes().total(),
                byStanding.getOrDefault(Standing.DONE_ON_TIME, 0) + byStanding.getOrDefault(Standing.DONE_LATE, 0),
                Trends.count(
                        nodes,
                        each -> each.standing() == Standing.OVERDUE
                                && each.dueDate().isBefore(afterwards)),
                Trends.count(nodes, each -> Trends.isOverdue(each, range.from())),
                Trends.count(nodes, each -> range.contains(each.dueDate())),
                Trends.count(nodes, each -> range.contains(each.completedOn())),
                Trends.count(nodes, each -> range.contains(each.completedOn()) && Trends.isLate(each)),
                overview.problems().open(),
                Trends.raised(dated, range),
                Trends.closed(dated, range),
                overview.alerts().open());
    }

    private static Bulletin.Places places(Ranking ranking) {
        var ranked =
                ranking.items().stream().filter(line -> line.rank() != null).toList();
        var first = ranked.subList(0, Math.min(PLACES, ranked.size()));
        List<RankingLine> last = ranked.subList(Math.max(first.size(), ranked.size() - PLACES), ranked.size());
        return new Bulletin.Places(ranking.by(), ranking.rulesVersion(), first, last);
    }

    private List<Bulletin.OverdueNode> overdue(Programme programme, Visibility visibility, LocalDate until) {
        var query = new DeadlineQuery(
                visibility,
                Map.of("programme", programme.programmeId()),
                null,
                Set.of(Standing.OVERDUE),
                Set.of(),
                null,
                null,
                null,
                null,
                until,
                DeadlineOrder.OVERDUE_DAYS_DESCENDING,
                List.of(),
                MOST - 1);
        return lists.deadlines(query).stream().map(PublishBulletin::node).toList();
    }

    private static Bulletin.OverdueNode node(DeadlineRow row) {
        return new Bulletin.OverdueNode(
                row.projectId(),
                row.projectName(),
                row.nodeId(),
                row.nodeName(),
                row.dueDate(),
                row.overdueDays(),
                row.owner(),
                row.unit(),
                row.leader());
    }

    private List<Bulletin.OverdueProblem> overdueProblems(Programme programme, Visibility visibility, LocalDate until) {
        var query = new ProblemQuery(
                visibility,
                Map.of("programme", programme.programmeId()),
                null,
                Set.of(),
                Set.of(Standing.OVERDUE),
                Set.of(),
                null,
                until,
                ProblemOrder.OVERDUE_DAYS_DESCENDING,
                List.of(),
                MOST - 1);
        return problems.problems(query).stream().map(PublishBulletin::problem).toList();
    }

    private static Bulletin.OverdueProblem problem(ProblemRow row) {
        return new Bulletin.OverdueProblem(
                row.problemId(),
                row.title(),
                row.projectName(),
                row.dueDate(),
                row.overdueDays(),
                row.owner(),
                row.unit(),
                row.leader());
    }
}
