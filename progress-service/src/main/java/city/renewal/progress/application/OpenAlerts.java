package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.starter.security.Sight;
import java.time.Instant;
import java.util.List;

/** Keeps of each alert what the figures need: when it was open, and who may count it. */
public interface OpenAlerts {
    /** Takes facts about alerts; one at or below what is known of its alert changes nothing. */
    void keep(List<Envelope<?>> facts);

    /** Alerts in sight that are not resolved. */
    int count(String programmeId, Sight sight);

    /** Who may count each of the alerts that were open just before an instant. */
    List<Sight.Target> openBefore(String programmeId, Instant instant);
}
