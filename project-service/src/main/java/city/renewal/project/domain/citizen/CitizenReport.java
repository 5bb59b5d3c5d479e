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
 * @param reportId hash of the reporter's token, 32 digits of lower-case hexadecimal
 * @param area code of the area tree; null until the citizen or a moderator states it
 * @param location position stated by the citizen, in WGS 84; null if they gave an address
 * @param personal null after its erasure
 * @param photos SHA-256 of its photos, lower-case hexadecimal
 * @param moderation null while the report is pending
 * @param ratings at most one for each closing of its problem
 * @param objections at most one for each closing of its problem
 * @param eraseCheckAt time of the next check whether to erase the personal data; null: not before moderation, or never
 *     again
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
    /** The moderation state of a report. */
    public enum State {
        PENDING,
        ACCEPTED,
        MERGED,
        DECLINED
    }

    /**
     * The citizen's rating of the result.
     *
     * @param closing number of reopenings before this closing; identifies the closing
     * @param stars 1 (bad) to 5 (good)
     */
    public record Rating(int closing, int stars, Instant at) {}

    /**
     * The citizen's objection that the problem is not rectified.
     *
     * @param closing as in {@link Rating}
     * @param text the citizen's own text; null after its erasure, or if none was given
     * @param photos SHA-256 of the photos of the problem
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

    /** A new report, which is pending. */
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

    /** Whether the report is public. */
    public boolean isPublished() {
        return moderation != null && moderation.verdict() != Verdict.DECLINED;
    }

    /** The problem that was raised from the report or that it was merged into; null: none. */
    public @Nullable String problemId() {
        return moderation == null ? null : moderation.problemId();
    }

    /** @param area the moderator's area, which replaces the citizen's */
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

    /** Returns the report with this rating, which replaces an earlier rating of the same closing. */
    public CitizenReport rated(Rating rating) {
        var all = new ArrayList<>(ratings);
        all.removeIf(one -> one.closing() == rating.closing());
        all.add(rating);
        return with(personal, all, objections, eraseCheckAt);
    }

    public boolean hasObjectedTo(int closing) {
        return objections.stream().anyMatch(one -> one.closing() == closing);
    }

    /** @param eraseCheckAt time of the next check whether to erase the text of the objection */
    public CitizenReport objected(Objection objection, Instant eraseCheckAt) {
        var all = new ArrayList<>(objections);
        all.add(objection);
        return with(personal, ratings, all, eraseCheckAt);
    }

    public CitizenReport withNextEraseCheckAt(Instant at) {
        return with(personal, ratings, objections, at);
    }

    /** Returns the report without personal data and without the citizen's own text. */
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
