package city.renewal.progress.application;

import city.renewal.events.CensusEvent.OverdueCensusTaken;

/** Where a census goes out. */
@FunctionalInterface
public interface CensusPublisher {
    /** Returns when the broker has it. */
    void publish(OverdueCensusTaken part);
}
