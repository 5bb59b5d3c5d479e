package city.renewal.progress.application;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.domain.Programme;
import city.renewal.starter.security.Sight;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Puts the figures of a programme together, for somebody's sight. */
public final class Overviews {
    private final Lists lists;
    private final ProblemList problems;
    private final Programmes programmes;
    private final OpenAlerts alerts;
    private final InstantSource clock;

    public Overviews(Lists lists, ProblemList problems, Programmes programmes, OpenAlerts alerts, InstantSource clock) {
        this.lists = lists;
        this.problems = problems;
        this.programmes = programmes;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Empty when nobody has told us of the programme. */
    public Optional<Overview> of(String programmeId, Sight sight) {
        return programmes.find(programmeId).map(programme -> of(programme, sight));
    }

    private Overview of(Programme programme, Sight sight) {
        var now = clock.instant();
        var figures = lists.figures(programme, sight, LocalDate.ofInstant(now, programme.zone()));
        return new Overview(
                programme.programmeId(),
                now,
                programme.fields().size(),
                new Overview.Projects(figures.projects(), figures.completedProjects()),
                new Overview.Investment(
                        figures.totalInvestment(),
                        figures.plannedThisYear(),
                        figures.paidThisYear(),
                        CompletionRate.of(figures.paidThisYear(), figures.plannedThisYear())),
                new Overview.Nodes(
                        figures.nodes(),
                        figures.dueThisWeek(),
                        figures.unsigned(),
                        complete(figures.byStanding(), Standing.class),
                        complete(figures.byLight(), Light.class)),
                problems(problems.figures(programme.programmeId(), sight)),
                new Overview.Alerts(alerts.count(programme.programmeId(), sight)));
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
