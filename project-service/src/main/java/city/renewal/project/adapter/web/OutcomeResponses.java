package city.renewal.project.adapter.web;

import city.renewal.project.application.command.Outcome;
import city.renewal.starter.web.Etags;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** Converts command outcomes to HTTP responses, with the version as ETag. */
public final class OutcomeResponses {
    private OutcomeResponses() {}

    public static <S> ResponseEntity<?> ok(Outcome<S> outcome, Function<S, ?> body) {
        return switch (outcome) {
            case Outcome.Done<S>(var _, var version, var state) ->
                ResponseEntity.ok().eTag(Etags.of(version)).body(body.apply(state));
            case Outcome.Refused<S> refused -> throw Refusals.problem(refused);
        };
    }

    public static <S> ResponseEntity<?> created(Outcome<S> outcome, String path, Function<S, ?> body) {
        return switch (outcome) {
            case Outcome.Done<S>(var id, var version, var state) ->
                ResponseEntity.created(URI.create(path + id))
                        .eTag(Etags.of(version))
                        .body(body.apply(state));
            case Outcome.Refused<S> refused -> throw Refusals.problem(refused);
        };
    }

    /**
     * A response for an object created inside an aggregate: it has its own URL, and the aggregate's version as ETag.
     */
    public static <S> ResponseEntity<?> createdAt(Outcome<S> outcome, String address, Function<S, ?> body) {
        return switch (outcome) {
            case Outcome.Done<S>(var _, var version, var state) ->
                ResponseEntity.created(URI.create(address))
                        .eTag(Etags.of(version))
                        .body(body.apply(state));
            case Outcome.Refused<S> refused -> throw Refusals.problem(refused);
        };
    }
}
