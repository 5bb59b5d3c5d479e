package city.renewal.project.adapter.web.photo;

import city.renewal.project.application.photo.PhotoStore.StoredPhoto;
import city.renewal.project.application.photo.PhotoUploads;
import city.renewal.project.application.photo.Pictures.Encoded;
import city.renewal.project.application.photo.UploadOutcome.Refused;
import city.renewal.project.application.photo.Variant;
import city.renewal.project.domain.photo.ContentRange;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Shared parts of photo requests: hash, range, headers and refusals. */
final class PhotoRequests {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Duration FRESH = Duration.ofMinutes(5);

    private PhotoRequests() {}

    /** @throws Problem 400 if the path is not a SHA-256 */
    static String hash(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            var message = "must be the SHA-256 of the photo in 64 digits of lower-case hexadecimal";
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "bad-request",
                    "The name of a photo " + message,
                    List.of(new Violation("sha256", message)));
        }
        return sha256;
    }

    /** @throws Problem 400 if the header is not a valid range, or contradicts the length of the body */
    static @Nullable ContentRange range(@Nullable String header, long announced) {
        if (header == null) {
            return null;
        }
        var range = ContentRange.parse(header.strip()).orElseThrow(() -> badRange("must be 'bytes first-last/total'"));
        if (announced >= 0 && announced != range.length()) {
            throw badRange("names %d bytes, but the body has %d".formatted(range.length(), announced));
        }
        return range;
    }

    private static Problem badRange(String message) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Content-Range " + message,
                List.of(new Violation("Content-Range", message)));
    }

    static Problem notFound(String sha256) {
        return Problem.notFound("photo", sha256);
    }

    static Problem problem(Refused refused) {
        var status = switch (refused.reason()) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case GAP -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
            case RANGE_CONFLICT -> HttpStatus.CONFLICT;
            case WRONG_LENGTH -> HttpStatus.BAD_REQUEST;
            case HASH_MISMATCH, UNREADABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return new Problem(
                status,
                refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "%s: %s %s".formatted(refused.reason(), refused.field(), refused.message()),
                List.of(new Violation(refused.field(), refused.message())),
                Map.of("held", refused.held(), "mostBytes", PhotoUploads.MAX_BYTES));
    }

    /** Status 308, with {@code Range: bytes=0-n} if bytes were received. */
    static ResponseEntity<?> incomplete(long held) {
        var answer = ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (held == 0 ? answer : answer.header(HttpHeaders.RANGE, "bytes=0-%d".formatted(held - 1))).build();
    }

    static ResponseEntity<?> shown(StoredPhoto stored, Variant variant, Encoded picture) {
        return headers(ResponseEntity.ok())
                .eTag(tag(stored, variant))
                .contentType(MediaType.IMAGE_JPEG)
                .body(picture.bytes());
    }

    static String tag(StoredPhoto stored, Variant variant) {
        return "\"%s-%s\"".formatted(stored.photo().sha256(), variant.name().toLowerCase(Locale.ROOT));
    }

    /** Headers for responses with uploaded content, so that browsers neither execute nor share it. */
    static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
