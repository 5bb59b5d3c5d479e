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
 * A node's observations by time, with the flags that result from their sequence. A pure function of the set of
 * observations, independent of their order of arrival.
 *
 * <table>
 *   <tr><td>{@code BACKWARDS}</td><td>the observation before it had a higher percent</td></tr>
 *   <tr><td>{@code JUMP}</td><td>an observation within the 24 hours before it was lower by {@value #JUMP} percent points or
 *       more</td></tr>
 * </table>
 */
public final class NodeHistory {
    /** Minimum rise in percent points within {@link #JUMP_WITHIN} that is flagged. */
    static final int JUMP = 50;

    /** The time window of a jump. */
    public static final Duration JUMP_WITHIN = Duration.ofHours(24);

    /** Maximum age of an observation that a later reporter must give a reason to contradict. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** The flags that this class computes. */
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

    /** The flags of a report; none if it is not in this history. */
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

    /** Ids of observations from this instant on with wrong flags. */
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
     * The latest observation that was observed and received before this instant, and is not older than {@link
     * #REMEMBERED}: what the reporter could have known. Null if there is none.
     *
     * <p>Reports that arrive later have a later receipt time, so the result never changes.
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
