package city.renewal.project.adapter.web;

import city.renewal.project.application.command.Preconditions;
import city.renewal.starter.security.Caller;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The common handling of commands on a project: an optional expected version in {@code If-Match}, and an idempotency
 * key in {@code Idempotency-Key}.
 */
@Component
public final class ProjectRequests {
    private final Idempotency idempotency;

    ProjectRequests(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** The two headers of the request. */
    public record Headers(
            @Nullable String ifMatch, @Nullable String key) {}

    /** @param path below {@code /api/v1/projects/} */
    public ResponseEntity<?> once(
            Caller caller,
            String path,
            Headers headers,
            Object body,
            Function<Preconditions, ResponseEntity<?>> command) {
        var version = Etags.optional(headers.ifMatch());
        return idempotency.once(
                caller,
                headers.key(),
                "POST /projects/" + path,
                body,
                commandId -> command.apply(new Preconditions(version, commandId)));
    }
}
