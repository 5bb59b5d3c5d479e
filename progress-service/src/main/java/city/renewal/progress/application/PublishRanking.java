package city.renewal.progress.application;

import city.renewal.progress.domain.Programme;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import org.jspecify.annotations.Nullable;

/** Freezes a ranking as it stands. Its id follows from programme, grouping and command, or instant. */
public final class PublishRanking {
    private final Rankings rankings;
    private final Publications publications;

    public PublishRanking(Rankings rankings, Publications publications) {
        this.rankings = rankings;
        this.publications = publications;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Published(Publication publication) implements Outcome {}

        /** There is no such programme, as far as the caller can see. */
        record Unknown() implements Outcome {}

        /** The caller sees the programme, and commands only a part of it. */
        record NotTheirs(Programme programme) implements Outcome {}
    }

    /** @param commandId makes a repetition the same publication; null: every call is one of its own */
    public Outcome publish(String programmeId, RankingGrouping by, Caller caller, @Nullable String commandId) {
        var programme = rankings.visible(programmeId, Sight.of(caller)).orElse(null);
        if (programme == null) {
            return new Outcome.Unknown();
        }
        if (!caller.isIn(Role.COMMANDER, programme.area())) {
            return new Outcome.NotTheirs(programme);
        }
        var ranking = rankings.of(programme, by);
        var id = Digest.of(
                "%s|%s|%s".formatted(programmeId, by.parameter(), commandId == null ? ranking.asOf() : commandId));
        return new Outcome.Published(
                publications.keep(new Publication(id, caller.personId(), ranking.asOf(), ranking)));
    }
}
