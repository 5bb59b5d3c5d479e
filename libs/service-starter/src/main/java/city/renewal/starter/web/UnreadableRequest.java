package city.renewal.starter.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.InvalidMimeTypeException;

/** Describes why a request could not be read: its address, parameters, headers or media types. */
public final class UnreadableRequest {
    private static final int LONGEST_CAUSE_CHAIN = 10;

    private UnreadableRequest() {}

    /** @return empty if the request is not the cause of the failure */
    public static Optional<Problem> of(Throwable failure) {
        return causes(failure)
                .map(UnreadableRequest::named)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> named(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case Problem problem -> problem;
                    case RequestRejectedException _ ->
                        malformed("request", "its address and headers must have no control or unassigned characters");
                    case InvalidParameterException _ -> malformed("parameters", "must be UTF-8 in percent-encoding");
                    case InvalidMediaTypeException type -> mediaType(type.getMessage());
                    case InvalidMimeTypeException type -> mediaType(type.getMessage());
                    default -> null;
                });
    }

    static Problem malformed(String field, String message) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "The request could not be read",
                List.of(new Violation(field, message)));
    }

    static Problem mediaType(@org.jspecify.annotations.Nullable String message) {
        return new Problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "The media type could not be read",
                List.of(new Violation("Content-Type", Objects.requireNonNullElse(message, "is no media type"))));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST_CAUSE_CHAIN);
    }
}
