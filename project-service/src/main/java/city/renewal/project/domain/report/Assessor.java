package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the plausibility flags of a report. A pure function of the report, its photos, the node's observations and
 * the reporter's positions. Flags never cause a refusal.
 *
 * <table>
 *   <tr><td>{@code FAR_AWAY}</td><td>the report's position, or one of its photos', is more than {@value #FAR_METRES} m from the
 *       project's location; a project without one has no such flag, for areas have no outlines here</td></tr>
 *   <tr><td>{@code CLOCK_OFF}</td><td>the phone's time of sending differs from that of receipt by more than
 *       {@link #CLOCK_TOLERANCE}, or the report was observed after it was received, or sent, by as much</td></tr>
 *   <tr><td>{@code PHOTO_OLD}</td><td>a photo was taken more than {@link #PHOTO_AGE} before the report was observed</td></tr>
 *   <tr><td>{@code PHOTO_REUSED}</td><td>a photo was used by the report of an earlier observation</td></tr>
 *   <tr><td>{@code JUMP}, {@code BACKWARDS}</td><td>see {@link NodeHistory}</td></tr>
 *   <tr><td>{@code SAME_SPOT}</td><td>see {@link PositionHistory}</td></tr>
 * </table>
 */
public final class Assessor {
    static final int FAR_METRES = 3_000;
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);
    static final Duration PHOTO_AGE = Duration.ofHours(24);

    private Assessor() {}

    /** A new report before its assessment: all photos are missing and it has no flags. */
    public static SiteReport received(
            SiteReport report,
            Instant now,
            @Nullable Location site,
            CountingStatus counting,
            @Nullable Integer percent,
            @Nullable SenderRights sender) {
        return report.with(new Assessment(
                now,
                report.observedAt().isAfter(now) ? now : report.observedAt(),
                percent,
                counting,
                report.photos(),
                List.of(),
                report.location(),
                site,
                List.of(),
                List.of(),
                sender));
    }

    /** Returns a held report with the decision on it. */
    public static SiteReport decided(SiteReport report, CountingStatus counting, @Nullable Integer percent) {
        return report.with(report.assessed().decided(counting, percent));
    }

    /** Whether two assessments of a report differ. */
    public static boolean isChanged(SiteReport before, SiteReport after) {
        return !before.assessed().equals(after.assessed());
    }

    /** Returns the report with its photo findings and the resulting position, without flags. */
    public static SiteReport placed(SiteReport report, PhotoFindings photos) {
        return assessed(report, photos, new NodeHistory(List.of()), new PositionHistory(List.of()));
    }

    /** Returns the report with its photo findings and flags. */
    public static SiteReport assessed(
            SiteReport report, PhotoFindings photos, NodeHistory history, PositionHistory positionHistory) {
        var before = report.assessed();
        var facts = report.photos().stream()
                .map(photos.arrived()::get)
                .filter(Objects::nonNull)
                .toList();
        var missing = report.photos().stream()
                .filter(photo -> !photos.arrived().containsKey(photo))
                .toList();
        var flags = EnumSet.noneOf(ReportFlag.class);
        flags.addAll(history.flags(report.reportId()));
        if (positionHistory.isSameSpot(report.reportId())) {
            flags.add(ReportFlag.SAME_SPOT);
        }
        addOwn(flags, report, before, facts);
        if (!photos.reused().isEmpty()) {
            flags.add(ReportFlag.PHOTO_REUSED);
        }
        return report.with(new Assessment(
                before.receivedAt(),
                before.observedAt(),
                before.progressPercent(),
                before.counting(),
                missing,
                List.copyOf(flags),
                location(report, facts),
                before.site(),
                facts,
                photos.reused(),
                before.sender()));
    }

    private static @Nullable Location location(SiteReport report, List<PhotoFact> facts) {
        return report.location() != null
                ? report.location()
                : facts.stream()
                        .map(PhotoFact::location)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static void addOwn(Set<ReportFlag> flags, SiteReport report, Assessment assessment, List<PhotoFact> facts) {
        var site = assessment.site();
        if (site != null
                && Stream.concat(
                                Stream.ofNullable(report.location()),
                                facts.stream().map(PhotoFact::location))
                        .filter(Objects::nonNull)
                        .anyMatch(place -> Distance.metres(place, site) > FAR_METRES)) {
            flags.add(ReportFlag.FAR_AWAY);
        }
        if (isClockOff(report, assessment.receivedAt())) {
            flags.add(ReportFlag.CLOCK_OFF);
        }
        var oldest = assessment.observedAt().minus(PHOTO_AGE);
        if (facts.stream()
                .map(PhotoFact::takenAt)
                .filter(Objects::nonNull)
                .anyMatch(takenAt -> takenAt.isBefore(oldest))) {
            flags.add(ReportFlag.PHOTO_OLD);
        }
    }

    private static boolean isClockOff(SiteReport report, Instant receivedAt) {
        var sentAt = report.sentAt();
        if (report.observedAt().isAfter(receivedAt.plus(CLOCK_TOLERANCE))) {
            return true;
        }
        return sentAt != null
                && (Duration.between(sentAt, receivedAt).abs().compareTo(CLOCK_TOLERANCE) > 0
                        || report.observedAt().isAfter(sentAt.plus(CLOCK_TOLERANCE)));
    }
}
