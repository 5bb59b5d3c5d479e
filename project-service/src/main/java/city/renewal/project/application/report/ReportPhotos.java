package city.renewal.project.application.report;

import city.renewal.project.application.photo.PhotoSimilarity;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.report.PhotoFact;
import city.renewal.project.domain.report.PhotoFindings;
import city.renewal.project.domain.report.ReusedPhoto;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the photos that reports name, and finds reports with the same picture. */
public final class ReportPhotos {
    private final Photos photos;
    private final PhotoUses uses;
    private final PhotoSimilarity similarity;

    public ReportPhotos(Photos photos, PhotoUses uses, PhotoSimilarity similarity) {
        this.photos = photos;
        this.uses = uses;
        this.similarity = similarity;
    }

    /** Records the photo uses of reports before they are stored, so that retention removes none of the photos. */
    void use(Collection<SiteReport> reports) {
        var used = new ArrayList<PhotoUse>();
        for (var report : reports) {
            report.photos()
                    .forEach(photo -> used.add(PhotoUse.ofProject(
                            photo, PhotoUse.Kind.SITE_REPORT, report.reportId(), report.projectId())));
        }
        uses.add(used);
    }

    /** The stored photos of these reports. */
    Map<String, Photo> arrived(Collection<SiteReport> reports) {
        var named = reports.stream()
                .flatMap(report -> report.photos().stream())
                .distinct()
                .toList();
        return named.isEmpty() ? Map.of() : photos.find(named);
    }

    /** The metadata of a report's photos, without a search for reused photos. */
    static PhotoFindings facts(SiteReport report, Map<String, Photo> arrived) {
        var facts = new HashMap<String, PhotoFact>();
        for (var sha256 : report.photos()) {
            var photo = arrived.get(sha256);
            if (photo != null) {
                facts.put(sha256, new PhotoFact(sha256, photo.takenAt(), photo.location()));
            }
        }
        return new PhotoFindings(facts, List.of());
    }

    /** See {@link PhotoSimilarity#takePicturesOfOtherInstances}. */
    Set<String> takePicturesOfOtherInstances() {
        return similarity.takePicturesOfOtherInstances();
    }

    /** Ids of the reports that use a photo. */
    Set<String> reportsWith(String sha256) {
        return uses.of(sha256).stream()
                .filter(use -> use.kind() == PhotoUse.Kind.SITE_REPORT)
                .map(PhotoUse::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The findings on a report's photos, including photos reused from a report of an earlier observation.
     *
     * @param later ids of reports of a later observation that reuse one of the photos
     */
    record Comparison(PhotoFindings findings, Set<String> later) {}

    /** @param reports repository for the other reports */
    Comparison compare(SiteReport report, Map<String, Photo> arrived, SiteReports reports) {
        var facts = facts(report, arrived);
        var reused = new ArrayList<ReusedPhoto>();
        var later = new LinkedHashSet<String>();
        for (var sha256 : report.photos()) {
            var photo = arrived.get(sha256);
            if (photo != null) {
                var others = others(report, photo, reports);
                for (var other : others.entrySet()) {
                    if (SiteReports.orderKey(other.getKey()).compareTo(SiteReports.orderKey(report)) < 0) {
                        reused.add(new ReusedPhoto(sha256, other.getKey().reportId(), other.getValue()));
                    } else {
                        later.add(other.getKey().reportId());
                    }
                }
            }
        }
        reused.sort(Comparator.comparing(ReusedPhoto::sha256)
                .thenComparing(ReusedPhoto::reportId)
                .thenComparing(ReusedPhoto::otherSha256));
        return new Comparison(new PhotoFindings(facts.arrived(), reused), later);
    }

    /** Other stored reports with the same picture, each with its photo. */
    private Map<SiteReport, String> others(SiteReport report, Photo photo, SiteReports reports) {
        var photoOf = new LinkedHashMap<String, String>();
        reportsWith(photo.sha256()).forEach(id -> photoOf.put(id, photo.sha256()));
        for (var similar : similarity.similar(photo)) {
            reportsWith(similar).forEach(id -> photoOf.putIfAbsent(id, similar));
        }
        photoOf.remove(report.reportId());
        return photoOf.isEmpty()
                ? Map.of()
                : reports.loadAll(photoOf.keySet()).stream()
                        .map(StoredAggregate::state)
                        .collect(Collectors.toMap(
                                Function.identity(), other -> photoOf.getOrDefault(other.reportId(), "")));
    }
}
