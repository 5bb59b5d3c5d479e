package city.renewal.progress.domain.evaluation;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import java.time.LocalDate;

/** Computes the standing of a node that is neither done nor claimed nor suspended, from its dates alone. */
public record OpenNode(LocalDate dueDate, LocalDate forecast, int warningDays) {

    /** The first that applies: overdue, at risk, due soon, on track. */
    public Standing on(LocalDate today) {
        if (today.isAfter(dueDate)) {
            return Standing.OVERDUE;
        }
        if (forecast.isAfter(dueDate)) {
            return Standing.AT_RISK;
        }
        return today.plusDays(warningDays).isBefore(dueDate) ? Standing.ON_TRACK : Standing.DUE_SOON;
    }

    /** The light of the standing. */
    public Light lightOn(LocalDate today) {
        return switch (on(today)) {
            case OVERDUE -> Light.RED;
            case AT_RISK, DUE_SOON -> Light.AMBER;
            case ON_TRACK -> Light.GREEN;
            case CLAIMED, SUSPENDED, DONE_ON_TIME, DONE_LATE ->
                throw new IllegalStateException("Not the standing of an open node");
        };
    }
}
