package city.renewal.project.application.project;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.domain.project.EvidenceItem;
import city.renewal.project.domain.project.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Checks that the photos and documents of a claim are completely stored. Marks them as used first, so that retention
 * does not remove them while the claim waits.
 */
public final class ClaimEvidenceCheck {
    private final Photos photos;
    private final PhotoUses uses;

    public ClaimEvidenceCheck(Photos photos, PhotoUses uses) {
        this.photos = photos;
        this.uses = uses;
    }

    /** Returns one fault per missing item, by its index; empty if all items are stored. Idempotent. */
    List<Fault> faults(String projectId, String nodeId, List<String> evidence) {
        var items = evidence.stream().map(EvidenceItem::of).toList();
        var hashes = items.stream()
                .map(EvidenceItem::sha256)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (hashes.isEmpty()) {
            return List.of();
        }
        uses.add(hashes.stream()
                .map(hash -> PhotoUse.ofProject(
                        hash, PhotoUse.Kind.EVIDENCE, "%s/%s".formatted(projectId, nodeId), projectId))
                .toList());
        var stored = photos.find(hashes);
        var faults = new ArrayList<Fault>();
        for (int n = 0; n < items.size(); n++) {
            var item = items.get(n);
            var hash = item.sha256();
            var photo = hash == null ? null : stored.get(hash);
            if (hash != null && photo == null) {
                faults.add(fault(n, "names '%s', which is not stored whole: upload it first".formatted(hash)));
            } else if (photo != null && item.isPhoto() && photo.isDocument()) {
                faults.add(
                        fault(n, "names '%s', which is a document and no photo: give it as DOCUMENT".formatted(hash)));
            }
        }
        return faults;
    }

    private static Fault fault(int item, String message) {
        return new Fault("evidence[%d]".formatted(item), message);
    }
}
