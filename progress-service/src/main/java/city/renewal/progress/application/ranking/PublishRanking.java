package city.renewal.progress.application.ranking;

import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.state.Digest;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import org.jspecify.annotations.Nullable;

/** Publishes the current ranking. Its id is derived from programme, grouping, and command or instant. */
public final class PublishRanking {
    private final Rankings rankings;
    private final Publications publications;

    public PublishRanking(Rankings rankings, Publications publications) {
        this.rankings = rankings;
        this.publications = publications;
    }

    /** The result of a request. */
    public sealed interface Outcome {
        record Published(Publication publication) implements Outcome {}

        /** The programme does not exist or is not visible to the caller. */
        record Unknown() implements Outcome {}

        /** The caller sees the programme but commands only a part of it. */
        record NotPermitted(Programme programme) implements Outcome {}
    }

    /** @param commandId an idempotency key; null: every call creates another publication */
    public Outcome publish(String programmeId, RankingGrouping by, Caller caller, @Nullable String commandId) {
        var programme = rankings.visible(programmeId, Visibility.of(caller)).orElse(null);
        if (programme == null) {
            return new Outcome.Unknown();
        }
        if (!caller.isIn(Role.COMMANDER, programme.area())) {
            return new Outcome.NotPermitted(programme);
        }
        var ranking = rankings.of(programme, by);
        var id = Digest.of(
                "%s|%s|%s".formatted(programmeId, by.parameter(), commandId == null ? ranking.asOf() : commandId));
        return new Outcome.Published(
                publications.saveIfAbsent(new Publication(id, caller.personId(), ranking.asOf(), ranking)));
    }
}
