package city.renewal.project.adapter.web.photo;

import city.renewal.project.application.photo.PhotoUploads;
import city.renewal.project.application.photo.UploadOutcome.Complete;
import city.renewal.project.application.photo.UploadOutcome.Incomplete;
import city.renewal.project.application.photo.UploadOutcome.Refused;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST controller of photo uploads: in one request, or in ranges with {@code Content-Range}, which get status 308 and
 * {@code Range} until the photo is complete. {@code HEAD} returns the progress. Photos are addressed by content, so a
 * retry needs no idempotency key.
 */
@RestController
@RequestMapping("/api/v1/photos/{sha256}")
class PhotoUploadController {
    private final PhotoUploads uploads;

    PhotoUploadController(PhotoUploads uploads) {
        this.uploads = uploads;
    }

    @PutMapping
    @Allow(
            value = {Role.OWNER, Role.REPORTER, Role.UNIT, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER},
            scope = PhotoUploads.REPORT)
    ResponseEntity<?> put(
            Caller caller,
            @PathVariable String sha256,
            @RequestHeader(name = "Content-Range", required = false) @Nullable String contentRange,
            HttpServletRequest request)
            throws IOException {
        var hash = PhotoRequests.hash(sha256);
        var announced = request.getContentLengthLong();
        var range = PhotoRequests.range(contentRange, announced);
        if (range == null && announced == 0) {
            throw Problem.invalid("body", "must be the bytes of a photo");
        }
        var body = request.getInputStream();
        var outcome = range != null
                ? uploads.putPiece(caller, hash, range, body)
                : announced > 0
                        ? uploads.putWhole(caller, hash, announced, body)
                        : uploads.putWhole(caller, hash, body);
        return switch (outcome) {
            case Complete(var photo, var fresh) ->
                fresh
                        ? ResponseEntity.created(URI.create("/api/v1/photos/" + hash))
                                .eTag("\"" + hash + "\"")
                                .body(PhotoBody.of(photo))
                        : ResponseEntity.ok().eTag("\"" + hash + "\"").body(PhotoBody.of(photo));
            case Incomplete(var held, var _) -> PhotoRequests.incomplete(held);
            case Refused refused -> throw PhotoRequests.problem(refused);
        };
    }

    @RequestMapping(method = RequestMethod.HEAD)
    @Allow(
            value = {Role.OWNER, Role.REPORTER, Role.UNIT, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER},
            scope = PhotoUploads.REPORT)
    ResponseEntity<?> head(Caller caller, @PathVariable String sha256) {
        var hash = PhotoRequests.hash(sha256);
        var progress = uploads.progress(caller, hash).orElseThrow(() -> PhotoRequests.notFound(hash));
        return switch (progress) {
            case Complete(var photo, var _) ->
                ResponseEntity.ok()
                        .eTag("\"" + hash + "\"")
                        .contentLength(photo.bytes())
                        .build();
            case Incomplete(var held, var _) -> PhotoRequests.incomplete(held);
            case Refused refused -> throw PhotoRequests.problem(refused);
        };
    }
}
