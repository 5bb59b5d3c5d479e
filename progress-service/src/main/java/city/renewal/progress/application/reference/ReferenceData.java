package city.renewal.progress.application.reference;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.CityTaskEvent.CityTaskSet;
import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Envelope;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.application.state.ProjectUpdate;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.state.ProjectProgress;
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
 * Local copies of the data that many projects share. A change is stored first, and then the affected projects are made
 * due. After a crash in between, the fact is delivered again and both steps are repeated, so that no project keeps
 * outdated data.
 */
public record ReferenceData(
        Programmes programmes,
        ReferenceCalendars calendars,
        CityTasks cityTasks,
        RankingRuleBook rankingRules,
        ReferencePeople people) {

    /** The reference data that evaluations of some projects need, read together. */
    public record Subset(Map<String, Programme> programmes, ReferenceCalendars.Book book, Set<String> people) {
        public Programme programme(String id) {
            var known = programmes.get(id);
            return known == null ? Programme.unknown(id) : known;
        }

        public ProjectUpdate.InputVersions inputVersions(Programme programme, ProjectProgress progress) {
            var owners = owners(progress);
            var known = new HashSet<>(owners);
            known.retainAll(people);
            return new ProjectUpdate.InputVersions(
                    programme.programmeId(), programme.sequence(), book.version(), owners, known);
        }
    }

    public Subset subsetFor(Collection<ProjectProgress> projects) {
        var programmeIds = new HashSet<String>();
        var owners = new HashSet<String>();
        for (var progress : projects) {
            var entry = progress.entry();
            programmeIds.add(entry == null ? "" : entry.programme());
            owners.addAll(owners(progress));
        }
        return new Subset(programmes.find(programmeIds), calendars.current(), people.active(owners));
    }

    private static Set<String> owners(ProjectProgress progress) {
        return progress.plannedNodes().stream()
                .map(node -> node.responsibility().owner().personId())
                .collect(Collectors.toSet());
    }

    /** @return the number of facts that were new */
    public int apply(
            List<Envelope<?>> facts, ProgressDocuments documents, ProblemDocuments problems, Supplier<Instant> now) {
        var applied = 0;
        var recorded = new HashMap<String, ReferencePeople.PersonVersion>();
        for (var fact : facts) {
            switch (fact.event()) {
                case ProgrammeEvent event -> {
                    applied += programmes.saveIfNewer(Programme.of(event, fact.sequence())) ? 1 : 0;
                    documents.markDueByProgramme(fact.subject(), now.get());
                    problems.markDueByProgramme(fact.subject(), now.get());
                }
                case CalendarSet calendar -> {
                    calendars
                            .saveIfNewer(calendar, fact.sequence())
                            .forEach(programme -> documents.markDueByProgramme(programme, now.get()));
                    documents.markDueByCalendar(calendar.calendarId(), now.get());
                }
                case CityTaskSet task -> cityTasks.saveIfNewer(task, fact.sequence());
                case RankingRulesSet rules -> rankingRules.saveIfNewer(rules, fact.sequence());
                case PersonRecorded event ->
                    recorded.merge(
                            event.person().personId(),
                            new ReferencePeople.PersonVersion(event.person(), fact.sequence()),
                            (one, other) -> one.sequence() > other.sequence() ? one : other);
                case UnitRecorded _ -> {
                    // Rows take the names of units from the plan; the journal stores the fact.
                }
                default -> throw new IllegalArgumentException("Not shared by projects: " + fact.type());
            }
        }
        if (!recorded.isEmpty()) {
            applied += people.saveIfNewer(recorded);
            documents.markDueByOwners(recorded.keySet(), now.get());
            problems.markDueByOwners(recorded.keySet(), now.get());
        }
        return applied;
    }

    /**
     * Drops the updates whose inputs have changed since; these projects stay due. (A project that was stored between
     * the change of the reference data and the marking was not made due by it.)
     */
    public List<ProjectUpdate> withCurrentInputs(List<ProjectUpdate> updates) {
        if (updates.isEmpty()) {
            return updates;
        }
        var sequences = new HashMap<String, Long>();
        programmes
                .find(updates.stream()
                        .map(update -> update.inputVersions().programme())
                        .collect(Collectors.toSet()))
                .forEach((id, programme) -> sequences.put(id, programme.sequence()));
        var version = calendars.version();
        var known = people.active(updates.stream()
                .flatMap(update -> update.inputVersions().owners().stream())
                .collect(Collectors.toSet()));
        return updates.stream()
                .filter(update -> update.inputVersions().calendars().equals(version)
                        && sequences.getOrDefault(update.inputVersions().programme(), 0L)
                                <= update.inputVersions().sequence()
                        && update.inputVersions().owners().stream()
                                .allMatch(owner -> known.contains(owner)
                                        == update.inputVersions().known().contains(owner)))
                .toList();
    }
}
