package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform decided about a report: when it counts as observed, what it says of progress, whether it counts, and what
 * is implausible about it.
 *
 * @param receivedAt when the platform took it in
 * @param observedAt as the report says, but never after {@code receivedAt}
 * @param progressPercent as the report says, or by its quantity of the plan's; null: it says nothing of progress
 * @param missingPhotos photos that have not arrived, in the report's order
 * @param flags in the order of the enum
 * @param location where it was observed: by the report, else by its first photo that has a position; null: unknown
 * @param site where the project was when the report came in; null: its entry named no place
 * @param photoFacts of the photos that have arrived, in the report's order
 * @param reusedPhotos photos that an earlier report showed
 * @param sender by which right a held report was sent; null when it isn't held
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

    /** All photos have arrived. */
    public boolean isComplete() {
        return missingPhotos.isEmpty();
    }

    public boolean isCounted() {
        return counting == CountingStatus.COUNTED;
    }

    /** The decision on a held report whose node has appeared. */
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
