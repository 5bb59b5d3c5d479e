package city.renewal.progress.application;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.starter.security.Sight;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts nodes and problems by their dates, as far as somebody sees them. */
public interface DatedTallies {
    /**
     * Nodes with the same dates.
     *
     * @param completedOn once verified; null: not done
     * @param claimedOn the completion that a claim states, while it waits for its check
     */
    record Nodes(
            LocalDate dueDate,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate claimedOn,
            Standing standing,
            int count) {
        /** So many times as many. */
        public Nodes times(int factor) {
            return new Nodes(dueDate, completedOn, claimedOn, standing, count * factor);
        }
    }

    /** @param closedOn null while it isn't closed */
    record Problems(LocalDate raisedOn, @Nullable LocalDate closedOn, int count) {}

    /** Nodes that are not done, due on one day. */
    record Due(LocalDate day, Light light, int count) {}

    List<Nodes> nodes(String programmeId, Sight sight);

    /** @param zone in which the day of raising counts */
    List<Problems> problems(String programmeId, Sight sight, ZoneId zone);

    /** Both days included, in the order of days. */
    List<Due> due(String programmeId, Sight sight, LocalDate from, LocalDate to);
}
