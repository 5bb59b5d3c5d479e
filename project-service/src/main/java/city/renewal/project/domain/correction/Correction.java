package city.renewal.project.domain.correction;

import city.renewal.events.ProjectEvent;
import city.renewal.project.domain.ledger.sheet.CellFault;
import city.renewal.project.domain.ledger.sheet.CellNote;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of correcting one existing project by a ledger.
 *
 * @param events the changes; empty if nothing changes or if there are faults
 * @param faults cells with values that a ledger may not change
 * @param notes remarks for the user
 * @param nodeIds id of the node that a row describes, by sheet row
 * @param datesInForce rows whose date is the due date in force; it may lie after the end of the plan
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
