package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platform's assessment of a report: its effective observation time, its progress, whether it counts, and its
 * plausibility flags.
 *
 * @param receivedAt time of receipt
 * @param observedAt the reported time, but never after {@code receivedAt}
 * @param progressPercent the reported percent, or computed from the quantity; null: no progress is reported
 * @param missingPhotos photos that have not arrived, in the report's order
 * @param flags in the order of the enum
 * @param location position of the observation: from the report, otherwise from its first photo with a position; null:
 *     unknown
 * @param site the project's location at the time of receipt; null: none
 * @param photoFacts metadata of the photos that have arrived, in the report's order
 * @param reusedPhotos photos that an earlier report contains
 * @param sender the sender's rights of a held report; null if the report isn't held
 */
public record Assessment(
        Instant receivedAt,
        Instant observedAt,
        @Nullable Integer progressPercent,
        CountingStatus counting,
        List<String> missingPhotos,
        List<ReportFlag> flags,
        @Nullable Location location,
        @Nullable Location site,
        List<PhotoFact> photoFacts,
        List<ReusedPhoto> reusedPhotos,
        @Nullable SenderRights sender) {
    public Assessment {
        missingPhotos = List.copyOf(missingPhotos);
        flags = List.copyOf(flags);
        photoFacts = List.copyOf(photoFacts);
        reusedPhotos = List.copyOf(reusedPhotos);
    }

    /** Whether all photos have arrived. */
    public boolean isComplete() {
        return missingPhotos.isEmpty();
    }

    public boolean isCounted() {
        return counting == CountingStatus.COUNTED;
    }

    /** Returns the assessment with the decision on a held report. */
    Assessment decided(CountingStatus counting, @Nullable Integer percent) {
        return new Assessment(
                receivedAt,
                observedAt,
                percent,
                counting,
                missingPhotos,
                flags,
                location,
                site,
                photoFacts,
                reusedPhotos,
                null);
    }
}
