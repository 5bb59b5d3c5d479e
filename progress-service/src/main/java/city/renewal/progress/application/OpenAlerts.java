package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.starter.security.Sight;
import java.util.List;

/** Keeps of each alert what the figures need: whether it is open, and who may count it. */
public interface OpenAlerts {
    /** Takes facts about alerts; one at or below what is known of its alert changes nothing. */
    void keep(List<Envelope<?>> facts);

    /** Alerts in sight that are not resolved. */
    int count(String programmeId, Sight sight);
}
