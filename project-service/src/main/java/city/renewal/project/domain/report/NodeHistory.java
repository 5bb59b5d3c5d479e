package city.renewal.project.domain.report;

import city.renewal.events.ReportFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node's observations by time, and what each looks like beside the others. A pure function of the set of observations: the
 * order in which they arrived plays no part.
 *
 * <table>
 *   <tr><td>{@code BACKWARDS}</td><td>the observation before it had a higher percent</td></tr>
 *   <tr><td>{@code JUMP}</td><td>an observation within the 24 hours before it was lower by {@value #JUMP} percent points or
 *       more</td></tr>
 * </table>
 */
public final class NodeHistory {
    /** By how many percent points progress must rise within {@link #JUMP_WITHIN} to be flagged. */
    static final int JUMP = 50;

    /** Within what time a rise is a jump. */
    public static final Duration JUMP_WITHIN = Duration.ofHours(24);

    /** How old an observation may be to be what a later reporter must give a reason against. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** The flags that are decided here. */
    static final Set<ReportFlag> FLAGS = Set.of(ReportFlag.BACKWARDS, ReportFlag.JUMP);

    private final List<Observation> observations;
    private final Map<String, Integer> places = new HashMap<>();

    /** @param observations in any order, each report once */
    public NodeHistory(Collection<Observation> observations) {
        this.observations = observations.stream().sorted(Observation.ORDER).toList();
        for (int n = 0; n < this.observations.size(); n++) {
            places.put(this.observations.get(n).reportId(), n);
        }
    }

    /** The flags of a report; none for one that is no observation of this history. */
    Set<ReportFlag> flags(String reportId) {
        var flags = EnumSet.noneOf(ReportFlag.class);
        var place = places.get(reportId);
        if (place == null || place == 0) {
            return flags;
        }
        var observation = observations.get(place);
        if (observations.get(place - 1).percent() > observation.percent()) {
            flags.add(ReportFlag.BACKWARDS);
        }
        var earliest = observation.observedAt().minus(JUMP_WITHIN);
        for (int n = place - 1; n >= 0 && !observations.get(n).observedAt().isBefore(earliest); n--) {
            if (observation.percent() - observations.get(n).percent() >= JUMP) {
                flags.add(ReportFlag.JUMP);
            }
        }
        return flags;
    }

    /** Ids of the observations from this instant on whose flags are others than they should be. */
    public List<String> outdatedFrom(Instant from) {
        return observations.stream()
                .filter(each -> !each.observedAt().isBefore(from))
                .filter(each -> !own(each.flags()).equals(flags(each.reportId())))
                .map(Observation::reportId)
                .toList();
    }

    private static Set<ReportFlag> own(List<ReportFlag> flags) {
        var own = EnumSet.noneOf(ReportFlag.class);
        flags.stream().filter(FLAGS::contains).forEach(own::add);
        return own;
    }

    /**
     * The latest observation before this instant that the platform had received before it, and not from before the last
     * {@link #REMEMBERED}: what the reporter could have known. Null when there is none.
     *
     * <p>Whatever arrives later was received later, so this answer is the same whenever it is asked for.
     */
    public @Nullable Observation knownAt(Instant at) {
        for (int n = observations.size() - 1; n >= 0; n--) {
            var each = observations.get(n);
            if (each.observedAt().isBefore(at.minus(REMEMBERED))) {
                return null;
            }
            if (each.observedAt().isBefore(at) && each.receivedAt().isBefore(at)) {
                return each;
            }
        }
        return null;
    }
}
