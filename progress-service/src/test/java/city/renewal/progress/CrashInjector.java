package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.progress.application.state.DeadlineRows;
import city.renewal.progress.application.state.Journal;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProblemRows;
import city.renewal.progress.application.state.ProblemUpdate;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.application.state.ProjectUpdate;
import city.renewal.progress.application.state.StoredProblem;
import city.renewal.progress.application.state.StoredProgress;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.row.ProjectSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Simulates a crash of the process between two writes or in the middle of one: completed writes stay, later writes do
 * not happen.
 */
public final class CrashInjector {
    /** A point at which the crash can happen. */
    public enum Point {
        BEFORE_JOURNAL,
        AFTER_JOURNAL,
        AFTER_DOCUMENTS,
        AMIDST_ROWS,
        AFTER_ROWS,
        AFTER_MARKING_PROJECTED,
        AFTER_PROBLEM_DOCUMENTS,
        AMIDST_PROBLEM_ROWS,
        AFTER_PROBLEM_ROWS,
        BEFORE_MARKING_PROBLEMS_DUE
    }

    public static final class SimulatedCrash extends RuntimeException {
        private static final long serialVersionUID = 1;

        SimulatedCrash(Point point) {
            super("Crashed " + point);
        }
    }

    private volatile Predicate<Point> when = _ -> false;

    public void when(Predicate<Point> condition) {
        when = condition;
    }

    public void never() {
        when = _ -> false;
    }

    private void reach(Point point) {
        if (when.test(point)) {
            throw new SimulatedCrash(point);
        }
    }

    Journal on(Journal journal) {
        return new Journal() {
            @Override
            public void append(List<Envelope<?>> facts) {
                reach(Point.BEFORE_JOURNAL);
                journal.append(facts);
                reach(Point.AFTER_JOURNAL);
            }

            @Override
            public List<Envelope<?>> after(String source, long sequence) {
                return journal.after(source, sequence);
            }

            @Override
            public List<Envelope<?>> about(String subject, Instant before) {
                return journal.about(subject, before);
            }

            @Override
            public List<Envelope<?>> about(String subject) {
                return journal.about(subject);
            }

            @Override
            public void read(Consumer<Envelope<?>> reader) {
                journal.read(reader);
            }
        };
    }

    ProgressDocuments on(ProgressDocuments documents) {
        return new ProgressDocuments() {
            @Override
            public List<String> ofProgramme(String programmeId) {
                return documents.ofProgramme(programmeId);
            }

            @Override
            public Map<String, StoredProgress> load(Collection<String> projectIds) {
                return documents.load(projectIds);
            }

            @Override
            public Set<String> compareAndSet(List<ProjectUpdate> updates, Instant now) {
                var lost = documents.compareAndSet(updates, now);
                reach(Point.AFTER_DOCUMENTS);
                return lost;
            }

            @Override
            public void markProjected(List<ProjectUpdate> updates) {
                reach(Point.AFTER_ROWS);
                documents.markProjected(updates);
                reach(Point.AFTER_MARKING_PROJECTED);
            }

            @Override
            public void markDueByProgramme(String programmeId, Instant now) {
                documents.markDueByProgramme(programmeId, now);
            }

            @Override
            public void markDueByOwners(Set<String> personIds, Instant now) {
                documents.markDueByOwners(personIds, now);
            }

            @Override
            public void markOutdatedDue(Instant now) {
                documents.markOutdatedDue(now);
            }

            @Override
            public void markDueByCalendar(String calendarId, Instant now) {
                documents.markDueByCalendar(calendarId, now);
            }

            @Override
            public void refoldAll(Instant now) {
                documents.refoldAll(now);
            }

            @Override
            public void forgetPublished(Collection<String> projectIds, Instant now) {
                documents.forgetPublished(projectIds, now);
            }

            @Override
            public List<String> due(Instant now, int most) {
                return documents.due(now, most);
            }
        };
    }

    ProblemDocuments on(ProblemDocuments documents) {
        return new ProblemDocuments() {
            @Override
            public Map<String, StoredProblem> load(Collection<String> problemIds) {
                return documents.load(problemIds);
            }

            @Override
            public Set<String> compareAndSet(List<ProblemUpdate> updates, Instant now) {
                var lost = documents.compareAndSet(updates, now);
                reach(Point.AFTER_PROBLEM_DOCUMENTS);
                return lost;
            }

            @Override
            public void markProjected(List<ProblemUpdate> updates) {
                reach(Point.AFTER_PROBLEM_ROWS);
                documents.markProjected(updates);
            }

            @Override
            public void markDueByProgramme(String programmeId, Instant now) {
                reach(Point.BEFORE_MARKING_PROBLEMS_DUE);
                documents.markDueByProgramme(programmeId, now);
            }

            @Override
            public void markDueByProjects(Collection<String> projectIds, Instant now) {
                reach(Point.BEFORE_MARKING_PROBLEMS_DUE);
                documents.markDueByProjects(projectIds, now);
            }

            @Override
            public void markDueByOwners(Set<String> personIds, Instant now) {
                reach(Point.BEFORE_MARKING_PROBLEMS_DUE);
                documents.markDueByOwners(personIds, now);
            }

            @Override
            public void refoldAll(Instant now) {
                documents.refoldAll(now);
            }

            @Override
            public void forgetPublished(Collection<String> projectIds, Instant now) {
                documents.forgetPublished(projectIds, now);
            }

            @Override
            public List<String> due(Instant now, int most) {
                return documents.due(now, most);
            }
        };
    }

    ProblemRows on(ProblemRows rows) {
        return new ProblemRows() {
            @Override
            public void project(List<ProblemUpdate> updates) {
                if (when.test(Point.AMIDST_PROBLEM_ROWS)) {
                    rows.project(updates.subList(0, updates.size() / 2));
                    throw new SimulatedCrash(Point.AMIDST_PROBLEM_ROWS);
                }
                rows.project(updates);
            }

            @Override
            public Stream<ProblemRow> stream() {
                return rows.stream();
            }
        };
    }

    DeadlineRows on(DeadlineRows rows) {
        return new DeadlineRows() {
            @Override
            public void project(List<ProjectUpdate> updates) {
                if (when.test(Point.AMIDST_ROWS)) {
                    rows.project(updates.subList(0, updates.size() / 2));
                    throw new SimulatedCrash(Point.AMIDST_ROWS);
                }
                rows.project(updates);
            }

            @Override
            public Stream<DeadlineRow> stream() {
                return rows.stream();
            }

            @Override
            public Stream<ProjectSummary> figures() {
                return rows.figures();
            }

            @Override
            public Stream<NodeTally> tallies() {
                return rows.tallies();
            }
        };
    }
}
