package city.renewal.progress.application;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.CityTaskEvent.CityTaskSet;
import city.renewal.events.Envelope;
import city.renewal.events.ProgrammeEvent;
import city.renewal.events.RankingEvent.RankingRulesSet;
import city.renewal.progress.domain.Programme;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Our copies of what many projects share. Who changes one first keeps it and then makes the projects that it touches due,
 * so that a crash in between leaves no project with the old copy: the fact comes again, and does both again.
 */
public record Copies(
        Programmes programmes, CalendarCopies calendars, CityTasks cityTasks, RankingRuleBook rankingRules) {

    /** What an evaluation needs of them, read at once. */
    record Known(Map<String, Programme> programmes, CalendarCopies.Book book) {
        Programme programme(String id) {
            var known = programmes.get(id);
            return known == null ? Programme.unknown(id) : known;
        }

        Advance.Basis basis(Programme programme) {
            return new Advance.Basis(programme.programmeId(), programme.sequence(), book.version());
        }
    }

    Known known(Collection<String> programmeIds) {
        return new Known(programmes.find(programmeIds), calendars.current());
    }

    /** @return how many were news */
    int keep(List<Envelope<?>> facts, ProgressDocuments documents, Supplier<Instant> now) {
        var news = 0;
        for (var fact : facts) {
            switch (fact.event()) {
                case ProgrammeEvent event -> {
                    news += programmes.keep(Programme.of(event, fact.sequence())) ? 1 : 0;
                    documents.touch(fact.subject(), now.get());
                }
                case CalendarSet calendar -> {
                    calendars
                            .keep(calendar, fact.sequence())
                            .forEach(programme -> documents.touch(programme, now.get()));
                    documents.touchCalendar(calendar.calendarId(), now.get());
                }
                case CityTaskSet task -> cityTasks.keep(task, fact.sequence());
                case RankingRulesSet rules -> rankingRules.keep(rules, fact.sequence());
                default -> throw new IllegalArgumentException("Not shared by projects: " + fact.type());
            }
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
        return advances.stream()
                .filter(advance -> advance.basis().calendars().equals(version)
                        && sequences.getOrDefault(advance.basis().programme(), 0L)
                                <= advance.basis().sequence())
                .toList();
    }
}
