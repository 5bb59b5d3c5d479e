package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.events.Standing;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.Programme;
import city.renewal.progress.domain.ProjectEvaluator;
import city.renewal.progress.domain.ProjectFold;
import city.renewal.progress.domain.ProjectProgress;
import city.renewal.starter.security.Sight;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The head figures of a programme as yesterday and the same day of last week ended.
 *
 * <p>They are a function of the journal: of each project the facts decided before the day's end are folded, and the engine is
 * asked for that instant. So they are computed once when a day has ended, again for a project when one of its facts comes late,
 * and all of them anew after a start. Open alerts are counted by the times at which they were raised and resolved.
 * Thread-safe.
 */
public final class PastFigures {
    private static final List<Integer> DAYS_AGO = List.of(1, 7);

    /** How long, in the domain's time, a day's projects are remembered: another instance may have computed some anew. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** How many projects are kept in one write. */
    private static final int BATCH = 50;

    private final ProgressDocuments documents;
    private final Journal journal;
    private final Copies copies;
    private final PastDays days;
    private final OpenAlerts alerts;
    private final InstantSource clock;
    private final Set<String> late = ConcurrentHashMap.newKeySet();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private volatile Set<ZoneId> zones = Set.of(Programme.unknown("").zone());
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /**
     * A day's projects as they were read.
     *
     * @param openAlerts who may count each alert that was open as the day ended
     */
    private record Remembered(List<ProjectDay> projects, List<Sight.Target> openAlerts, Instant at) {}

    public PastFigures(
            ProgressDocuments documents,
            Journal journal,
            Copies copies,
            PastDays days,
            OpenAlerts alerts,
            InstantSource clock) {
        this.documents = documents;
        this.journal = journal;
        this.copies = copies;
        this.days = days;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** As a day ended. */
    public record Then(
            LocalDate day,
            int completedProjects,
            Money paidThisYear,
            int overdueNodes,
            int dueThisWeek,
            int openAlerts) {}

    /** Empty while the day is not computed, or when the programme had no project then. */
    public Optional<Then> of(Programme programme, Sight sight, LocalDate day) {
        var asItEnded = remembered(programme, day);
        if (asItEnded == null || asItEnded.projects().isEmpty()) {
            return Optional.empty();
        }
        var completed = 0;
        var paid = Money.ZERO;
        var overdue = 0;
        var due = 0;
        for (var project : asItEnded.projects()) {
            if (project.isIn(sight)) {
                completed += project.completed() ? 1 : 0;
                paid = paid.plus(project.paidThisYear());
            }
            for (var nodes : project.groups()) {
                if (project.sees(sight, nodes)) {
                    overdue += nodes.overdue();
                    due += nodes.dueThisWeek();
                }
            }
        }
        var open = asItEnded.openAlerts().stream().filter(sight::reaches).count();
        return Optional.of(new Then(day, completed, paid, overdue, due, (int) open));
    }

    /** Null while the day is not computed. */
    private @Nullable Remembered remembered(Programme programme, LocalDate day) {
        var now = clock.instant();
        var key = key(programme, day);
        var last = remembered.get(key);
        if (last != null && Duration.between(last.at(), now).compareTo(FRESH) < 0) {
            return last;
        }
        if (!days.isComplete(programme.programmeId(), day)) {
            return null;
        }
        var read = new Remembered(
                days.of(programme.programmeId(), day),
                alerts.openBefore(programme.programmeId(), end(programme, day)),
                now);
        remembered.put(key, read);
        return read;
    }

    private static String key(Programme programme, LocalDate day) {
        return programme.programmeId() + "|" + day;
    }

    /** To be told of facts that were folded: those decided on a day that has ended change its figures. */
    public void noticed(Collection<Envelope<?>> facts) {
        var now = clock.instant();
        for (var fact : facts) {
            if (zones.stream().anyMatch(zone -> isOfAnEarlierDay(fact.time(), now, zone))) {
                project(fact).ifPresent(late::add);
            }
        }
    }

    private static boolean isOfAnEarlierDay(Instant one, Instant now, ZoneId zone) {
        return LocalDate.ofInstant(one, zone).isBefore(LocalDate.ofInstant(now, zone));
    }

    private static Optional<String> project(Envelope<?> fact) {
        return switch (fact.event()) {
            case ProjectEvent _, SiteReportEvent _ -> Optional.of(fact.subject());
            case ProblemEvent event -> Optional.ofNullable(event.problem().projectId());
            default -> Optional.empty();
        };
    }

    /** To be called now and then: computes what has ended meanwhile, and what came late. */
    public void catchUp() {
        var programmes = copies.programmes().all();
        zones = programmes.stream().map(Programme::zone).collect(Collectors.toUnmodifiableSet());
        var again = Set.copyOf(late);
        // Before they are read: a fact that comes meanwhile is late again.
        late.removeAll(again);
        try {
            programmes.forEach(programme -> catchUp(programme, again));
        } catch (RuntimeException e) {
            late.addAll(again);
            throw e;
        }
        var oldest = clock.instant().minus(FRESH);
        remembered.values().removeIf(each -> each.at().isBefore(oldest));
    }

    private void catchUp(Programme programme, Set<String> again) {
        var today = LocalDate.ofInstant(clock.instant(), programme.zone());
        var projects = documents.ofProgramme(programme.programmeId());
        for (var ago : DAYS_AGO) {
            var day = today.minusDays(ago);
            if (!closed.contains(key(programme, day)) || !days.isComplete(programme.programmeId(), day)) {
                compute(programme, projects, day);
                days.complete(programme.programmeId(), day);
                closed.add(key(programme, day));
            } else {
                compute(programme, projects.stream().filter(again::contains).toList(), day);
            }
        }
        var oldest = today.minusDays(DAYS_AGO.getLast());
        days.forgetBefore(programme.programmeId(), oldest);
        closed.remove(key(programme, oldest.minusDays(1)));
    }

    /** Every day is computed anew, by and by; what is kept is shown until then. */
    public void computeAnew() {
        closed.clear();
    }

    /** What is kept of the days that are complete, held against what the journal says of them now. */
    public ListComparison compare() {
        var programmes = copies.programmes().all().stream()
                .sorted(Comparator.comparing(Programme::programmeId))
                .toList();
        return ListComparison.of(
                programmes.stream().flatMap(programme -> completeDays(programme).flatMap(day -> told(programme, day))),
                programmes.stream().flatMap(programme -> completeDays(programme).flatMap(day -> kept(programme, day))),
                Compared::id);
    }

    /**
     * A project's day without the order of its groups.
     *
     * @param project without them
     */
    private record Compared(ProjectDay project, Set<ProjectDay.Nodes> groups) {
        static Compared of(ProjectDay day) {
            return new Compared(day.with(List.of()), Set.copyOf(day.groups()));
        }

        String id() {
            return "of %s, %s, %s".formatted(project.programme(), project.day(), project.projectId());
        }
    }

    private Stream<LocalDate> completeDays(Programme programme) {
        var today = LocalDate.ofInstant(clock.instant(), programme.zone());
        return DAYS_AGO.stream()
                .map(ago -> today.minusDays(ago))
                .sorted()
                .filter(day -> days.isComplete(programme.programmeId(), day));
    }

    private Stream<Compared> told(Programme programme, LocalDate day) {
        var end = end(programme, day);
        return documents.ofProgramme(programme.programmeId()).stream()
                .sorted()
                .flatMap(projectId -> of(programme, projectId, journal.about(projectId, end), day).stream())
                .map(Compared::of);
    }

    private Stream<Compared> kept(Programme programme, LocalDate day) {
        return days.of(programme.programmeId(), day).stream()
                .sorted(Comparator.comparing(ProjectDay::projectId))
                .map(Compared::of);
    }

    private void compute(Programme programme, List<String> projectIds, LocalDate day) {
        if (projectIds.isEmpty()) {
            return;
        }
        var end = end(programme, day);
        var batch = new ArrayList<ProjectDay>();
        for (var projectId : projectIds) {
            of(programme, projectId, journal.about(projectId, end), day)
                    .ifPresentOrElse(batch::add, () -> days.remove(projectId, day));
            if (batch.size() == BATCH) {
                days.keep(batch);
                batch.clear();
            }
        }
        days.keep(batch);
        remembered.remove(key(programme, day));
    }

    private static Instant end(Programme programme, LocalDate day) {
        return day.plusDays(1).atStartOfDay(programme.zone()).toInstant();
    }

    /**
     * Empty when the project was not there as the day ended.
     *
     * @param facts those decided before that
     */
    Optional<ProjectDay> of(Programme programme, String projectId, List<Envelope<?>> facts, LocalDate day) {
        var end = end(programme, day);
        var progress = progress(projectId, facts);
        var entry = progress.entry();
        if (entry == null || progress.isWithdrawn() || !entry.programme().equals(programme.programmeId())) {
            return Optional.empty();
        }
        var known = copies.known(List.of(progress));
        var calendars = known.book().calendars().forProject(entry.programme(), entry.headquarters());
        var evaluation = ProjectEvaluator.evaluate(
                progress, programme, calendars, known.people(), end.minusMillis(1), List.of(), List.of());
        var summary = evaluation.summary();
        return summary == null
                ? Optional.empty()
                : Optional.of(new ProjectDay(
                        projectId,
                        programme.programmeId(),
                        day,
                        entry.area(),
                        summary.units(),
                        summary.leaders(),
                        summary.owners(),
                        summary.completed(),
                        summary.paidIn(programme.year()),
                        groups(evaluation.rows(), entry.leader(), day)));
    }

    private static ProjectProgress progress(String projectId, List<Envelope<?>> facts) {
        var fold = new ProjectFold(ProjectProgress.unknown(projectId));
        facts.stream()
                .sorted(Comparator.<Envelope<?>>comparingLong(Envelope::sequence)
                        .thenComparing(fact -> fact.event() instanceof ProjectEvent.ProjectSnapshotTaken))
                .forEach(fact -> {
                    switch (fact.event()) {
                        case ProjectEvent event -> fold.apply(fact.id(), fact.sequence(), event);
                        case ProblemEvent event -> fold.apply(fact.id(), fact.sequence(), event);
                        case SiteReportEvent event -> fold.apply(fact.id(), fact.sequence(), event);
                        default -> {
                            // Nothing of the project.
                        }
                    }
                });
        return fold.progress();
    }

    private record Seers(Set<String> units, Set<String> leaders, Set<String> owners) {}

    private static List<ProjectDay.Nodes> groups(
            List<DeadlineRow> rows, @Nullable PersonRef projectLeader, LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<Seers, ProjectDay.Nodes> groups = new HashMap<>();
        for (var row : rows) {
            var isOpen = !row.standing().isDone();
            var isDue =
                    isOpen && !row.dueDate().isBefore(monday) && row.dueDate().isBefore(monday.plusWeeks(1));
            var isOverdue = row.standing() == Standing.OVERDUE;
            if (isDue || isOverdue) {
                var seers = new Seers(
                        Set.of(row.unit().unitId()),
                        ids(row.leader(), projectLeader),
                        Set.of(row.owner().personId()));
                groups.merge(
                        seers,
                        new ProjectDay.Nodes(
                                seers.units(), seers.leaders(), seers.owners(), isOverdue ? 1 : 0, isDue ? 1 : 0),
                        (one, other) -> new ProjectDay.Nodes(
                                one.units(),
                                one.leaders(),
                                one.owners(),
                                one.overdue() + other.overdue(),
                                one.dueThisWeek() + other.dueThisWeek()));
            }
        }
        return List.copyOf(groups.values());
    }

    private static Set<String> ids(@Nullable PersonRef one, @Nullable PersonRef other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .map(PersonRef::personId)
                .collect(Collectors.toSet());
    }
}
