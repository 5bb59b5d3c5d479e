package city.renewal.project.domain.citizen;

import city.renewal.events.Location;
import city.renewal.project.domain.citizen.Moderation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's report.
 *
 * <pre>
 *             ACCEPTED, MERGED
 *   PENDING ------------------> follows its problem: open or closed
 *      |          DECLINED
 *      +---------------------> DECLINED
 * </pre>
 *
 * @param reportId hash of the token that its reporter was given, 32 digits of lower-case hexadecimal
 * @param area code of the area tree; null until the citizen or a moderator has said which
 * @param location where the citizen says it is, in WGS 84; null when they gave an address
 * @param personal null once it was removed
 * @param photos SHA-256 of the photos that came with it, lower-case hexadecimal
 * @param moderation null while it waits
 * @param ratings at most one for each closing of its problem
 * @param objections at most one for each closing of its problem
 * @param eraseCheckAt when to look next whether its personal part is to be removed; null: not before it is moderated, or
 *     never again
 */
public record CitizenReport(
        String reportId,
        CitizenService service,
        @Nullable String area,
        @Nullable Location location,
        Instant requestedAt,
        @Nullable PersonalPart personal,
        List<String> photos,
        @Nullable Moderation moderation,
        List<Rating> ratings,
        List<Objection> objections,
        @Nullable Instant eraseCheckAt) {
    /** Where a report stands with its moderator. */
    public enum State {
        PENDING,
        ACCEPTED,
        MERGED,
        DECLINED
    }

    /**
     * What the citizen thinks of the result.
     *
     * @param closing how often the problem had come back when it was closed: it names the closing
     * @param stars 1 (bad) to 5 (good)
     */
    public record Rating(int closing, int stars, Instant at) {}

    /**
     * The citizen says that it is not mended.
     *
     * @param closing as in {@link Rating}
     * @param text in their own words; null once it was removed, or none was given
     * @param photos SHA-256 of the photos that show it
     */
    public record Objection(int closing, @Nullable String text, List<String> photos, Instant at) {
        public Objection {
            photos = List.copyOf(photos);
        }

        Objection withoutText() {
            return new Objection(closing, null, photos, at);
        }
    }

    public CitizenReport {
        photos = List.copyOf(photos);
        ratings = List.copyOf(ratings);
        objections = List.copyOf(objections);
    }

    /** A new report, which is not moderated yet. */
    public static CitizenReport submitted(
            String reportId,
            CitizenService service,
            @Nullable String area,
            @Nullable Location location,
            Instant requestedAt,
            PersonalPart personal,
            List<String> photos) {
        return new CitizenReport(
                reportId, service, area, location, requestedAt, personal, photos, null, List.of(), List.of(), null);
    }

    public State state() {
        return moderation == null
                ? State.PENDING
                : switch (moderation.verdict()) {
                    case ACCEPTED -> State.ACCEPTED;
                    case MERGED -> State.MERGED;
                    case DECLINED -> State.DECLINED;
                };
    }

    /** Whether anything of it may be public. */
    public boolean isPublished() {
        return moderation != null && moderation.verdict() != Verdict.DECLINED;
    }

    /** The problem that it became or joined; null: none. */
    public @Nullable String problemId() {
        return moderation == null ? null : moderation.problemId();
    }

    /** @param area the moderator's, which replaces the citizen's */
    public CitizenReport moderated(Moderation decided, @Nullable String area, Instant eraseCheckAt) {
        return new CitizenReport(
                reportId,
                service,
                area,
                location,
                requestedAt,
                personal,
                photos,
                decided,
                ratings,
                objections,
                eraseCheckAt);
    }

    /** With this rating in place of an earlier one of the same closing. */
    public CitizenReport rated(Rating rating) {
        var all = new ArrayList<>(ratings);
        all.removeIf(one -> one.closing() == rating.closing());
        all.add(rating);
        return with(personal, all, objections, eraseCheckAt);
    }

    public boolean hasObjectedTo(int closing) {
        return objections.stream().anyMatch(one -> one.closing() == closing);
    }

    /** @param eraseCheckAt when to look next whether the words of the objection are to be removed */
    public CitizenReport objected(Objection objection, Instant eraseCheckAt) {
        var all = new ArrayList<>(objections);
        all.add(objection);
        return with(personal, ratings, all, eraseCheckAt);
    }

    public CitizenReport withNextEraseCheckAt(Instant at) {
        return with(personal, ratings, objections, at);
    }

    /** Without anything that says who reported it, or in which words. */
    public CitizenReport erased() {
        return with(
                null, ratings, objections.stream().map(Objection::withoutText).toList(), null);
    }

    private CitizenReport with(
            @Nullable PersonalPart person, List<Rating> rated, List<Objection> objected, @Nullable Instant checkAt) {
        return new CitizenReport(
                reportId, service, area, location, requestedAt, person, photos, moderation, rated, objected, checkAt);
    }
}
