package city.renewal.project.adapter.web.photo;

import city.renewal.project.application.photo.PhotoAccess;
import city.renewal.project.application.photo.PhotoStore;
import city.renewal.project.application.photo.PhotoStore.StoredPhoto;
import city.renewal.project.application.photo.PictureRenditions;
import city.renewal.project.application.photo.SignedUrls;
import city.renewal.project.application.photo.Variant;
import city.renewal.project.domain.photo.PhotoFormat;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST controller for viewing photos, re-encoded without metadata. The original bytes are evidence; only supervisors
 * and auditors get them, as an attachment.
 */
@RestController
class PhotoController {
    private static final String PHOTO = "/api/v1/photos/{sha256}";

    private final PhotoAccess access;
    private final PhotoStore store;
    private final PictureRenditions renditions;
    private final SignedUrls urls;

    PhotoController(PhotoAccess access, PhotoStore store, PictureRenditions renditions, SignedUrls urls) {
        this.access = access;
        this.store = store;
        this.renditions = renditions;
        this.urls = urls;
    }

    /** @param thumbnailUrl absent for a document */
    record AddressBody(String url, @Nullable String thumbnailUrl, Instant expiresAt) {}

    @GetMapping(PHOTO)
    @Allow(
            value = {Role.OWNER, Role.REPORTER, Role.UNIT, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER, Role.AUDITOR},
            scope = Visibility.READ)
    ResponseEntity<?> get(
            Caller caller,
            @PathVariable String sha256,
            @RequestParam(defaultValue = "false") boolean original,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
            throws IOException {
        var hash = PhotoRequests.hash(sha256);
        if (original) {
            return original(caller, hash);
        }
        if (caller.roles().equals(Set.of(Role.AUDITOR))) {
            throw Problem.forbidden("Auditors are given originals only: ask with original=true");
        }
        var stored = visible(caller, hash);
        return stored.photo().isDocument() ? attachment(stored) : picture(stored, Variant.DISPLAY, known);
    }

    @GetMapping(PHOTO + "/thumbnail")
    @Allow(
            value = {Role.OWNER, Role.REPORTER, Role.UNIT, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER},
            scope = Visibility.READ)
    ResponseEntity<?> thumbnail(
            Caller caller,
            @PathVariable String sha256,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
            throws IOException {
        return picture(visible(caller, sha256), Variant.THUMBNAIL, known);
    }

    @GetMapping(PHOTO + "/address")
    @Allow(
            value = {Role.OWNER, Role.REPORTER, Role.UNIT, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER},
            scope = Visibility.READ)
    ResponseEntity<?> address(Caller caller, @PathVariable String sha256) {
        var stored = visible(caller, sha256);
        var end = urls.end();
        var thumbnail = stored.photo().isDocument() ? null : signed(sha256, Variant.THUMBNAIL, end);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new AddressBody(signed(sha256, Variant.DISPLAY, end), thumbnail, end));
    }

    /** Needs no token, because the URL is signed. */
    @GetMapping("/photos/{sha256}/{variant}")
    @Allow({})
    ResponseEntity<?> signed(
            @PathVariable String sha256,
            @PathVariable String variant,
            @RequestParam(defaultValue = "0") long expires,
            @RequestParam(defaultValue = "") String signature,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
            throws IOException {
        var wanted = Arrays.stream(Variant.values())
                .filter(each -> name(each).equals(variant))
                .findFirst()
                .orElseThrow(() -> PhotoRequests.notFound(sha256));
        if (!urls.isValid(sha256, wanted, expires, signature)) {
            throw Problem.forbidden("The address doesn't hold, or not any more; ask for a new one");
        }
        var stored = store.stored(sha256).orElseThrow(() -> PhotoRequests.notFound(sha256));
        return stored.photo().isDocument() ? attachment(stored) : picture(stored, wanted, known);
    }

    private ResponseEntity<?> original(Caller caller, String hash) {
        var stored = access.findOriginal(caller, hash);
        if (stored.isEmpty() && !PhotoAccess.mayReadOriginals(caller)) {
            visible(caller, hash);
            throw Problem.forbidden("Original photos are given to supervisors and auditors");
        }
        return attachment(stored.orElseThrow(() -> PhotoRequests.notFound(hash)));
    }

    private StoredPhoto visible(Caller caller, String sha256) {
        var hash = PhotoRequests.hash(sha256);
        return access.find(caller, hash).orElseThrow(() -> PhotoRequests.notFound(hash));
    }

    private ResponseEntity<?> picture(StoredPhoto stored, Variant variant, @Nullable String known) throws IOException {
        if (PhotoRequests.tag(stored, variant).equals(known)) {
            return PhotoRequests.headers(ResponseEntity.status(HttpStatus.NOT_MODIFIED))
                    .eTag(known)
                    .build();
        }
        var picture = renditions
                .of(stored, variant)
                .orElseThrow(() ->
                        Problem.notFound("picture of document", stored.photo().sha256()));
        return PhotoRequests.shown(stored, variant, picture);
    }

    private ResponseEntity<?> attachment(StoredPhoto stored) {
        var photo = stored.photo();
        var ending = PhotoFormat.valueOf(
                photo.mediaType().substring(photo.mediaType().indexOf('/') + 1).toUpperCase(Locale.ROOT));
        return PhotoRequests.headers(ResponseEntity.ok())
                .eTag("\"" + photo.sha256() + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("%s.%s".formatted(photo.sha256(), name(ending)))
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(photo.mediaType()))
                .contentLength(photo.bytes())
                .body(new InputStreamResource(store.open(stored.fileId(), 0)));
    }

    private String signed(String sha256, Variant variant, Instant end) {
        return "/photos/%s/%s?expires=%d&signature=%s"
                .formatted(sha256, name(variant), end.getEpochSecond(), urls.signature(sha256, variant, end));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
