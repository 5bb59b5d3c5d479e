package city.renewal.progress.application.figure;

import city.renewal.events.Envelope;
import city.renewal.starter.security.Visibility;
import java.time.Instant;
import java.util.List;

/** Stores the data of alerts that the figures need: when they were open, and their visibility. */
public interface OpenAlerts {
    /** Applies facts about alerts; a fact that is not newer than the stored alert changes nothing. */
    void apply(List<Envelope<?>> facts);

    /** The number of visible alerts that are not resolved. */
    int count(String programmeId, Visibility visibility);

    /** The visibility of each alert that was open immediately before an instant. */
    List<Visibility.Target> openBefore(String programmeId, Instant instant);
}
