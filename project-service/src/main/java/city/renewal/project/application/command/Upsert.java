package city.renewal.project.application.command;

import city.renewal.events.RenewalEvent;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creates or replaces an aggregate as a whole under an optimistic lock, with one event per version. Used for calendars,
 * city tasks, ranking rules, people and units.
 */
public final class Upsert<S> {
    private final Aggregates<S> aggregates;

    public Upsert(Aggregates<S> aggregates) {
        this.aggregates = aggregates;
    }

    /** The result of the checks before a write. */
    public sealed interface Check<S> {
        /** @param before the stored state that will be replaced; null if there is none */
        record Passed<S>(@Nullable StoredAggregate<S> before) implements Check<S> {}

        record Refused<S>(Outcome.Refused<S> refused) implements Check<S> {}
    }

    @Nullable
    StoredAggregate<S> load(String id) {
        return aggregates.load(id).orElse(null);
    }

    /**
     * @param refusal returns the refusal for the stored state, because of missing rights or invalid fields; null: none
     */
    public Check<S> check(
            String id,
            ExpectedState expected,
            Function<@Nullable StoredAggregate<S>, Outcome.@Nullable Refused<S>> refusal) {
        var stored = load(id);
        var refused = refusal.apply(stored);
        if (refused != null) {
            return new Check.Refused<>(refused);
        }
        var stale = expected.refusal(id, stored);
        return stale == null
                ? new Check.Passed<>(stored)
                : new Check.Refused<>(new Outcome.Refused<>(stale.reason(), stale.message(), stale.faults()));
    }

    /**
     * Creates or replaces the aggregate. Content that equals the stored content is not written and publishes no event.
     */
    public Outcome<S> store(String id, Check.Passed<S> ready, S next, RenewalEvent event, Function<S, ?> content) {
        var before = ready.before();
        var change = new Change<>(next, List.of(event), null);
        if (before == null) {
            return aggregates.create(id, change)
                    ? new Done<>(id, 1, next)
                    : Outcome.refused(Reason.STALE_VERSION, "Somebody else set '%s' at the same time".formatted(id));
        }
        if (content.apply(before.state()).equals(content.apply(next))) {
            return Done.of(before);
        }
        return new Done<>(id, aggregates.save(before, change), next);
    }

    public static <S> Outcome.Refused<S> invalid(List<Fault> faults) {
        return new Outcome.Refused<>(Reason.INVALID, "%d fields are not as expected".formatted(faults.size()), faults);
    }
}
