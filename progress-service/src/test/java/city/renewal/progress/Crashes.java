package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.progress.application.Advance;
import city.renewal.progress.application.DeadlineRows;
import city.renewal.progress.application.Journal;
import city.renewal.progress.application.ProblemAdvance;
import city.renewal.progress.application.ProblemDocuments;
import city.renewal.progress.application.ProblemRows;
import city.renewal.progress.application.ProgressDocuments;
import city.renewal.progress.application.StoredProblem;
import city.renewal.progress.application.StoredProgress;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.NodeTally;
import city.renewal.progress.domain.ProblemRow;
import city.renewal.progress.domain.ProjectSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lets the process die between two writes, or in the middle of one: what was written stays, what was to come does not. */
public final class Crashes {
    /** A point at which it may die. */
    public enum Point {
        BEFORE_JOURNAL,
        AFTER_JOURNAL,
        AFTER_DOCUMENTS,
        AMIDST_ROWS,
        AFTER_ROWS,
        AFTER_SETTLING,
        AFTER_PROBLEM_DOCUMENTS,
        AMIDST_PROBLEM_ROWS,
        AFTER_PROBLEM_ROWS,
        BEFORE_TOUCHING_PROBLEMS
    }

    public static final class Crashed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crashed(Point point) {
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
            throw new Crashed(point);
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
            public Set<String> compareAndSet(List<Advance> advances, Instant now) {
                var lost = documents.compareAndSet(advances, now);
                reach(Point.AFTER_DOCUMENTS);
                return lost;
            }

            @Override
            public void settle(List<Advance> advances) {
                reach(Point.AFTER_ROWS);
                documents.settle(advances);
                reach(Point.AFTER_SETTLING);
            }

            @Override
            public void touch(String programmeId, Instant now) {
                documents.touch(programmeId, now);
            }

            @Override
            public void touchOwners(Set<String> personIds, Instant now) {
                documents.touchOwners(personIds, now);
            }

            @Override
            public void touchOutdated(Instant now) {
                documents.touchOutdated(now);
            }

            @Override
            public void touchCalendar(String calendarId, Instant now) {
                documents.touchCalendar(calendarId, now);
            }

            @Override
            public void refoldAll(Instant now) {
                documents.refoldAll(now);
            }

            @Override
            public void forgetSaid(Collection<String> projectIds, Instant now) {
                documents.forgetSaid(projectIds, now);
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
            public Set<String> compareAndSet(List<ProblemAdvance> advances, Instant now) {
                var lost = documents.compareAndSet(advances, now);
                reach(Point.AFTER_PROBLEM_DOCUMENTS);
                return lost;
            }

            @Override
            public void settle(List<ProblemAdvance> advances) {
                reach(Point.AFTER_PROBLEM_ROWS);
                documents.settle(advances);
            }

            @Override
            public void touch(String programmeId, Instant now) {
                reach(Point.BEFORE_TOUCHING_PROBLEMS);
                documents.touch(programmeId, now);
            }

            @Override
            public void touchProjects(Collection<String> projectIds, Instant now) {
                reach(Point.BEFORE_TOUCHING_PROBLEMS);
                documents.touchProjects(projectIds, now);
            }

            @Override
            public void touchOwners(Set<String> personIds, Instant now) {
                reach(Point.BEFORE_TOUCHING_PROBLEMS);
                documents.touchOwners(personIds, now);
            }

            @Override
            public void refoldAll(Instant now) {
                documents.refoldAll(now);
            }

            @Override
            public void forgetSaid(Collection<String> projectIds, Instant now) {
                documents.forgetSaid(projectIds, now);
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
            public void project(List<ProblemAdvance> advances) {
                if (when.test(Point.AMIDST_PROBLEM_ROWS)) {
                    rows.project(advances.subList(0, advances.size() / 2));
                    throw new Crashed(Point.AMIDST_PROBLEM_ROWS);
                }
                rows.project(advances);
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
            public void project(List<Advance> advances) {
                if (when.test(Point.AMIDST_ROWS)) {
                    rows.project(advances.subList(0, advances.size() / 2));
                    throw new Crashed(Point.AMIDST_ROWS);
                }
                rows.project(advances);
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
