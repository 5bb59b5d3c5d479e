package city.renewal.progress.application.figure;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.application.list.ProblemFigures;
import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.reference.Programmes;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.security.Visibility;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Computes the overview of a programme from the visible data. */
public final class Overviews {
    private final Lists lists;
    private final ProblemList problems;
    private final Programmes programmes;
    private final OpenAlerts alerts;
    private final PastFigures past;
    private final InstantSource clock;

    public Overviews(
            Lists lists,
            ProblemList problems,
            Programmes programmes,
            OpenAlerts alerts,
            PastFigures past,
            InstantSource clock) {
        this.lists = lists;
        this.problems = problems;
        this.programmes = programmes;
        this.alerts = alerts;
        this.past = past;
        this.clock = clock;
    }

    /** Returns empty when the programme is unknown. */
    public Optional<Overview> of(String programmeId, Visibility visibility) {
        return programmes.find(programmeId).map(programme -> of(programme, visibility));
    }

    private Overview of(Programme programme, Visibility visibility) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, programme.zone());
        var figures = lists.figures(programme, visibility, today);
        var rate = CompletionRate.of(figures.paidThisYear(), figures.plannedThisYear());
        return new Overview(
                programme.programmeId(),
                now,
                programme.fields().size(),
                new Overview.Projects(figures.projects(), figures.completedProjects()),
                new Overview.Investment(
                        figures.totalInvestment(),
                        figures.plannedThisYear(),
                        figures.paidThisYear(),
                        rate.rate(),
                        rate.reason()),
                new Overview.Nodes(
                        figures.nodes(),
                        figures.dueThisWeek(),
                        figures.unsigned(),
                        complete(figures.byStanding(), Standing.class),
                        complete(figures.byLight(), Light.class)),
                problems(problems.figures(programme.programmeId(), visibility)),
                new Overview.Alerts(alerts.count(programme.programmeId(), visibility)),
                elapsed(programme, now),
                new Overview.Since(
                        past.of(programme, visibility, today.minusDays(1)).orElse(null),
                        past.of(programme, visibility, today.minusDays(7)).orElse(null)));
    }

    /** Rounded down, so that "1.00" means that the year is over. */
    public static String elapsed(Programme programme, Instant now) {
        var begin = LocalDate.of(programme.year(), 1, 1)
                .atStartOfDay(programme.zone())
                .toInstant();
        var end = LocalDate.of(programme.year() + 1, 1, 1)
                .atStartOfDay(programme.zone())
                .toInstant();
        var passed = Math.clamp(
                Duration.between(begin, now).toSeconds(),
                0,
                Duration.between(begin, end).toSeconds());
        return BigDecimal.valueOf(passed)
                .divide(BigDecimal.valueOf(Duration.between(begin, end).toSeconds()), 2, RoundingMode.DOWN)
                .toPlainString();
    }

    private static Overview.Problems problems(ProblemFigures figures) {
        return new Overview.Problems(
                figures.total(),
                figures.open(),
                complete(figures.byStanding(), Standing.class),
                complete(figures.byLight(), Light.class),
                complete(figures.bySource(), Problem.Source.class));
    }

    private static <E extends Enum<E>> Map<E, Integer> complete(Map<E, Integer> counts, Class<E> type) {
        var all = new EnumMap<E, Integer>(type);
        for (var constant : type.getEnumConstants()) {
            all.put(constant, counts.getOrDefault(constant, 0));
        }
        return all;
    }
}
