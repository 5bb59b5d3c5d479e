package city.renewal.project.domain.correction;

import city.renewal.events.ProjectEvent;
import city.renewal.project.domain.ledger.CellFault;
import city.renewal.project.domain.ledger.CellNote;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a ledger makes of one project that is known.
 *
 * @param events what changes; empty when nothing does, or when there are faults
 * @param faults the cells that may not say what they say
 * @param notes what a person should know of it
 * @param nodeIds the node that each row stands for, by sheet row
 * @param datesInForce rows that name the due date that is in force, wherever the plan ends
 */
public record Correction(
        List<ProjectEvent> events,
        List<CellFault> faults,
        List<CellNote> notes,
        Map<Integer, String> nodeIds,
        Set<Integer> datesInForce) {
    public Correction {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        nodeIds = Map.copyOf(nodeIds);
        datesInForce = Set.copyOf(datesInForce);
    }
}
