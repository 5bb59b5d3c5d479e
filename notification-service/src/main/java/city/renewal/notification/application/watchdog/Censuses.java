package city.renewal.notification.application.watchdog;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import java.util.List;

/** The newest census of each programme's overdue nodes, part by part. */
public interface Censuses {
    /** Keeps a part unless a newer one is kept; parts that its census has no more are dropped. */
    void keep(OverdueCensusTaken part);

    /** So many parts behind this one, in the order of {@link #key}; the empty text stands before the first. */
    List<OverdueCensusTaken> after(String key, int limit);

    static String key(OverdueCensusTaken part) {
        return "%s/%05d".formatted(part.programme(), part.part());
    }
}
