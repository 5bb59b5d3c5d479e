package city.renewal.progress.application.figure;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts visible nodes and problems by their dates. */
public interface DatedTallies {
    /**
     * Nodes with equal dates.
     *
     * @param completedOn the verified completion; null: not done
     * @param claimedOn the claimed completion that waits for verification
     */
    record Nodes(
            LocalDate dueDate,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate claimedOn,
            Standing standing,
            int count) {
        /** Multiplies the count. */
        public Nodes times(int factor) {
            return new Nodes(dueDate, completedOn, claimedOn, standing, count * factor);
        }
    }

    /** @param closedOn null while it is open */
    record Problems(LocalDate raisedOn, @Nullable LocalDate closedOn, int count) {}

    /** Open nodes that are due on one day. */
    record Due(LocalDate day, Light light, int count) {}

    List<Nodes> nodes(String programmeId, Visibility visibility);

    /** @param zone decides the day on which a problem was raised */
    List<Problems> problems(String programmeId, Visibility visibility, ZoneId zone);

    /** Both days inclusive, in the order of days. */
    List<Due> due(String programmeId, Visibility visibility, LocalDate from, LocalDate to);
}
