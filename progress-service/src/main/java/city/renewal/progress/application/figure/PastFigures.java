package city.renewal.progress.application.figure;

import city.renewal.events.Envelope;
import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.state.Journal;
import city.renewal.progress.application.state.ListComparison;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.domain.evaluation.ProjectEvaluator;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.state.ProjectFold;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.starter.security.Visibility;
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
 * The main figures of a programme at the end of yesterday and of the same day of last week.
 *
 * <p>They are a function of the journal: for each project the facts decided before the end of the day are folded, and
 * the engine is evaluated for that instant. They are computed once when a day has ended, again for a project when one
 * of its facts arrives late, and completely after a start. Open alerts are counted by the times at which they were
 * raised and resolved. Thread-safe.
 */
public final class PastFigures {
    private static final List<Integer> DAYS_AGO = List.of(1, 7);

    /**
     * How long, in domain time, the projects of a day are cached: another instance may have recomputed some of them.
     */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** The number of projects per write. */
    private static final int BATCH = 50;

    private final ProgressDocuments documents;
    private final Journal journal;
    private final ReferenceData referenceData;
    private final PastDays days;
    private final OpenAlerts alerts;
    private final InstantSource clock;
    private final Set<String> lateProjects = ConcurrentHashMap.newKeySet();
    private final Set<String> computed = ConcurrentHashMap.newKeySet();
    private volatile Set<ZoneId> zones = Set.of(Programme.unknown("").zone());
    private final Map<String, CachedDay> cache = new ConcurrentHashMap<>();

    /**
     * The cached projects of a day.
     *
     * @param openAlerts the visibility of each alert that was open at the end of the day
     */
    private record CachedDay(List<ProjectDay> projects, List<Visibility.Target> openAlerts, Instant at) {}

    public PastFigures(
            ProgressDocuments documents,
            Journal journal,
            ReferenceData referenceData,
            PastDays days,
            OpenAlerts alerts,
            InstantSource clock) {
        this.documents = documents;
        this.journal = journal;
        this.referenceData = referenceData;
        this.days = days;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The figures at the end of a day. */
    public record Then(
            LocalDate day,
            int completedProjects,
            Money paidThisYear,
            int overdueNodes,
            int dueThisWeek,
            int openAlerts) {}

    /** Returns empty while the day is not computed, or when the programme had no project on that day. */
    public Optional<Then> of(Programme programme, Visibility visibility, LocalDate day) {
        var cached = cachedDay(programme, day);
        if (cached == null || cached.projects().isEmpty()) {
            return Optional.empty();
        }
        var completed = 0;
        var paid = Money.ZERO;
        var overdue = 0;
        var due = 0;
        for (var project : cached.projects()) {
            if (project.isIn(visibility)) {
                completed += project.completed() ? 1 : 0;
                paid = paid.plus(project.paidThisYear());
            }
            for (var nodes : project.groups()) {
                if (project.sees(visibility, nodes)) {
                    overdue += nodes.overdue();
                    due += nodes.dueThisWeek();
                }
            }
        }
        var open = cached.openAlerts().stream().filter(visibility::sees).count();
        return Optional.of(new Then(day, completed, paid, overdue, due, (int) open));
    }

    /** Returns null while the day is not computed. */
    private @Nullable CachedDay cachedDay(Programme programme, LocalDate day) {
        var now = clock.instant();
        var key = key(programme, day);
        var last = cache.get(key);
        if (last != null && Duration.between(last.at(), now).compareTo(FRESH) < 0) {
            return last;
        }
        if (!days.isComplete(programme.programmeId(), day)) {
            return null;
        }
        var read = new CachedDay(
                days.of(programme.programmeId(), day),
                alerts.openBefore(programme.programmeId(), end(programme, day)),
                now);
        cache.put(key, read);
        return read;
    }

    private static String key(Programme programme, LocalDate day) {
        return programme.programmeId() + "|" + day;
    }

    /** Receives folded facts: a fact that was decided on a day that has ended changes the figures of that day. */
    public void onFacts(Collection<Envelope<?>> facts) {
        var now = clock.instant();
        for (var fact : facts) {
            if (zones.stream().anyMatch(zone -> isOfAnEarlierDay(fact.time(), now, zone))) {
                project(fact).ifPresent(lateProjects::add);
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

    /** Computes days that have ended and projects with late facts. Call it periodically. */
    public void catchUp() {
        var programmes = referenceData.programmes().all();
        zones = programmes.stream().map(Programme::zone).collect(Collectors.toUnmodifiableSet());
        var projectsToRepeat = Set.copyOf(lateProjects);
        // Cleared before the journal is read: a fact that arrives meanwhile is recorded as late again.
        lateProjects.removeAll(projectsToRepeat);
        try {
            programmes.forEach(programme -> catchUp(programme, projectsToRepeat));
        } catch (RuntimeException e) {
            lateProjects.addAll(projectsToRepeat);
            throw e;
        }
        var oldest = clock.instant().minus(FRESH);
        cache.values().removeIf(each -> each.at().isBefore(oldest));
    }

    private void catchUp(Programme programme, Set<String> projectsToRepeat) {
        var today = LocalDate.ofInstant(clock.instant(), programme.zone());
        var projects = documents.ofProgramme(programme.programmeId());
        for (var ago : DAYS_AGO) {
            var day = today.minusDays(ago);
            if (!computed.contains(key(programme, day)) || !days.isComplete(programme.programmeId(), day)) {
                compute(programme, projects, day);
                days.complete(programme.programmeId(), day);
                computed.add(key(programme, day));
            } else {
                compute(
                        programme,
                        projects.stream().filter(projectsToRepeat::contains).toList(),
                        day);
            }
        }
        var oldest = today.minusDays(DAYS_AGO.getLast());
        days.forgetBefore(programme.programmeId(), oldest);
        computed.remove(key(programme, oldest.minusDays(1)));
    }

    /** Requests that all days are recomputed; the stored figures are shown until then. */
    public void recomputeAll() {
        computed.clear();
    }

    /** Compares the stored figures of complete days with the figures that the journal gives now. */
    public ListComparison compare() {
        var programmes = referenceData.programmes().all().stream()
                .sorted(Comparator.comparing(Programme::programmeId))
                .toList();
        return ListComparison.of(
                programmes.stream()
                        .flatMap(programme -> completeDays(programme).flatMap(day -> expectedDays(programme, day))),
                programmes.stream()
                        .flatMap(programme -> completeDays(programme).flatMap(day -> storedDays(programme, day))),
                ComparableDay::id);
    }

    /**
     * A day of a project, compared independent of the order of its groups.
     *
     * @param project without its groups
     */
    private record ComparableDay(ProjectDay project, Set<ProjectDay.Nodes> groups) {
        static ComparableDay of(ProjectDay day) {
            return new ComparableDay(day.with(List.of()), Set.copyOf(day.groups()));
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

    private Stream<ComparableDay> expectedDays(Programme programme, LocalDate day) {
        var end = end(programme, day);
        return documents.ofProgramme(programme.programmeId()).stream()
                .sorted()
                .flatMap(projectId -> of(programme, projectId, journal.about(projectId, end), day).stream())
                .map(ComparableDay::of);
    }

    private Stream<ComparableDay> storedDays(Programme programme, LocalDate day) {
        return days.of(programme.programmeId(), day).stream()
                .sorted(Comparator.comparing(ProjectDay::projectId))
                .map(ComparableDay::of);
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
                days.save(batch);
                batch.clear();
            }
        }
        days.save(batch);
        cache.remove(key(programme, day));
    }

    private static Instant end(Programme programme, LocalDate day) {
        return day.plusDays(1).atStartOfDay(programme.zone()).toInstant();
    }

    /**
     * Returns empty when the project did not exist at the end of the day.
     *
     * @param facts the facts decided before the end of the day
     */
    Optional<ProjectDay> of(Programme programme, String projectId, List<Envelope<?>> facts, LocalDate day) {
        var end = end(programme, day);
        var progress = progress(projectId, facts);
        var entry = progress.entry();
        if (entry == null || progress.isWithdrawn() || !entry.programme().equals(programme.programmeId())) {
            return Optional.empty();
        }
        var subset = referenceData.subsetFor(List.of(progress));
        var calendars = subset.book().calendars().forProject(entry.programme(), entry.headquarters());
        var evaluation = ProjectEvaluator.evaluate(
                progress, programme, calendars, subset.people(), end.minusMillis(1), List.of(), List.of());
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
                            // Not a fact about the project.
                        }
                    }
                });
        return fold.progress();
    }

    private static List<ProjectDay.Nodes> groups(
            List<DeadlineRow> rows, @Nullable PersonRef projectLeader, LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<Visibility.Target, ProjectDay.Nodes> groups = new HashMap<>();
        for (var row : rows) {
            var isOpen = !row.standing().isDone();
            var isDue =
                    isOpen && !row.dueDate().isBefore(monday) && row.dueDate().isBefore(monday.plusWeeks(1));
            var isOverdue = row.standing() == Standing.OVERDUE;
            if (isDue || isOverdue) {
                var target = VisibilityTargets.ofItem(row.area(), row.unit(), row.owner(), row.leader(), projectLeader);
                groups.merge(
                        target,
                        new ProjectDay.Nodes(
                                target.units(), target.leaders(), target.owners(), isOverdue ? 1 : 0, isDue ? 1 : 0),
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
}
