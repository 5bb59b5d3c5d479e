package city.renewal.notification.application.rules;

import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.starter.security.Caller;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates and ends silences. An administrator may do so everywhere; others
 * only within their areas, so one of their matchers has to say which.
 */
public final class SilenceAlerts {
    private static final int READ_AT_ONCE = 501;

    private final Silences silences;
    private final Supplier<String> ids;
    private final InstantSource clock;

    /** @param ids makes an id that nothing else has */
    public SilenceAlerts(Silences silences, Supplier<String> ids, InstantSource clock) {
        this.silences = silences;
        this.ids = ids;
        this.clock = clock;
    }

    /** The result of the command. */
    public sealed interface Result {
        record Silenced(Silence silence) implements Result {}

        /** The silence does not exist, or covers more than the caller's areas. */
        record NotVisible() implements Result {}

        /** The matchers cover more than the caller's areas. */
        record BeyondTheirAreas() implements Result {}
    }

    /** @param commandId of a command that may be repeated; the second time finds what the first made. Null: it is new */
    public Result silence(SilenceTerms terms, Caller caller, @Nullable String commandId) {
        if (!isTheirs(terms.match(), caller)) {
            return new Result.BeyondTheirAreas();
        }
        var id = commandId == null ? ids.get() : AlertIds.madeBy(commandId);
        var made = commandId == null ? Optional.<Silence>empty() : silences.load(id);
        if (made.isPresent()) {
            return new Result.Silenced(made.get());
        }
        var silence = Silence.given(id, caller.personId(), terms, clock.instant());
        silences.save(silence);
        return new Result.Silenced(silence);
    }

    /** Ends it now; what is over stays as it is. */
    public Result end(String silenceId, Caller caller) {
        var found = silences.load(silenceId).filter(silence -> isTheirs(silence.match(), caller));
        if (found.isEmpty()) {
            return new Result.NotVisible();
        }
        var ended = found.get().endedAt(clock.instant(), caller.personId());
        if (!ended.equals(found.get())) {
            silences.save(ended);
        }
        return new Result.Silenced(ended);
    }

    /** Those that the caller may end, the newest first. */
    public List<Silence> newest(Silences.@Nullable After after, int limit, Caller caller) {
        var theirs = new ArrayList<Silence>();
        var last = after;
        while (true) {
            var found = silences.newest(last, READ_AT_ONCE);
            for (var silence : found) {
                if (isTheirs(silence.match(), caller)) {
                    theirs.add(silence);
                }
                if (theirs.size() == limit) {
                    return theirs;
                }
            }
            if (found.size() < READ_AT_ONCE) {
                return theirs;
            }
            last = new Silences.After(
                    found.getLast().createdAt(), found.getLast().silenceId());
        }
    }

    private static boolean isTheirs(List<Matcher> match, Caller caller) {
        return caller.administersEverywhere()
                || match.stream()
                        .filter(matcher -> matcher.trait() == MatchField.AREA && matcher.is() != Matcher.Is.NONE_OF)
                        .anyMatch(matcher -> !matcher.values().isEmpty()
                                && matcher.values().stream().allMatch(caller::covers));
    }
}
