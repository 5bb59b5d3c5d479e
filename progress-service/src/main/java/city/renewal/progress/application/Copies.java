package city.renewal.progress.application;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.CityTaskEvent.CityTaskSet;
import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Envelope;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.progress.domain.Programme;
import city.renewal.progress.domain.ProjectProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Our copies of what many projects share. Who changes one first keeps it and then makes the projects that it touches due,
 * so that a crash in between leaves no project with the old copy: the fact comes again, and does both again.
 */
public record Copies(
        Programmes programmes,
        CalendarCopies calendars,
        CityTasks cityTasks,
        RankingRuleBook rankingRules,
        PeopleCopies people) {

    /** What an evaluation needs of them, read at once. */
    record Known(Map<String, Programme> programmes, CalendarCopies.Book book, Set<String> people) {
        Programme programme(String id) {
            var known = programmes.get(id);
            return known == null ? Programme.unknown(id) : known;
        }

        Advance.Basis basis(Programme programme, ProjectProgress progress) {
            var owners = owners(progress);
            var known = new HashSet<>(owners);
            known.retainAll(people);
            return new Advance.Basis(programme.programmeId(), programme.sequence(), book.version(), owners, known);
        }
    }

    Known known(Collection<ProjectProgress> projects) {
        var programmeIds = new HashSet<String>();
        var owners = new HashSet<String>();
        for (var progress : projects) {
            var entry = progress.entry();
            programmeIds.add(entry == null ? "" : entry.programme());
            owners.addAll(owners(progress));
        }
        return new Known(programmes.find(programmeIds), calendars.current(), people.active(owners));
    }

    private static Set<String> owners(ProjectProgress progress) {
        return progress.plannedNodes().stream()
                .map(node -> node.responsibility().owner().personId())
                .collect(Collectors.toSet());
    }

    /** @return how many were news */
    int keep(List<Envelope<?>> facts, ProgressDocuments documents, ProblemDocuments problems, Supplier<Instant> now) {
        var news = 0;
        var recorded = new HashMap<String, PeopleCopies.Recorded>();
        for (var fact : facts) {
            switch (fact.event()) {
                case ProgrammeEvent event -> {
                    news += programmes.keep(Programme.of(event, fact.sequence())) ? 1 : 0;
                    documents.touch(fact.subject(), now.get());
                    problems.touch(fact.subject(), now.get());
                }
                case CalendarSet calendar -> {
                    calendars
                            .keep(calendar, fact.sequence())
                            .forEach(programme -> documents.touch(programme, now.get()));
                    documents.touchCalendar(calendar.calendarId(), now.get());
                }
                case CityTaskSet task -> cityTasks.keep(task, fact.sequence());
                case RankingRulesSet rules -> rankingRules.keep(rules, fact.sequence());
                case PersonRecorded event ->
                    recorded.merge(
                            event.person().personId(),
                            new PeopleCopies.Recorded(event.person(), fact.sequence()),
                            (one, other) -> one.sequence() > other.sequence() ? one : other);
                case UnitRecorded _ -> {
                    // Rows name units as the plan does; the journal keeps the fact.
                }
                default -> throw new IllegalArgumentException("Not shared by projects: " + fact.type());
            }
        }
        if (!recorded.isEmpty()) {
            news += people.keep(recorded);
            documents.touchOwners(recorded.keySet(), now.get());
            problems.touchOwners(recorded.keySet(), now.get());
        }
        return news;
    }

    /**
     * Leaves out those that were computed with a copy that has changed since: they stay due. (A project that was stored
     * between the copy and the touch was not made due by it.)
     */
    List<Advance> stillCurrent(List<Advance> advances) {
        if (advances.isEmpty()) {
            return advances;
        }
        var sequences = new HashMap<String, Long>();
        programmes
                .find(advances.stream()
                        .map(advance -> advance.basis().programme())
                        .collect(Collectors.toSet()))
                .forEach((id, programme) -> sequences.put(id, programme.sequence()));
        var version = calendars.version();
        var known = people.active(advances.stream()
                .flatMap(advance -> advance.basis().owners().stream())
                .collect(Collectors.toSet()));
        return advances.stream()
                .filter(advance -> advance.basis().calendars().equals(version)
                        && sequences.getOrDefault(advance.basis().programme(), 0L)
                                <= advance.basis().sequence()
                        && advance.basis().owners().stream()
                                .allMatch(owner -> known.contains(owner)
                                        == advance.basis().known().contains(owner)))
                .toList();
    }
}
