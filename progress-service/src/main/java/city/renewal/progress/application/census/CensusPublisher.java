package city.renewal.progress.application.census;

import city.renewal.events.CensusEvent.OverdueCensusTaken;

/** Publishes a census. */
@FunctionalInterface
public interface CensusPublisher {
    /** Returns once the broker has acknowledged the message. */
    void publish(OverdueCensusTaken part);
}
