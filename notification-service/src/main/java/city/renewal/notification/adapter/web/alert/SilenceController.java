package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.adapter.web.Cursor;
import city.renewal.notification.application.rules.SilenceAlerts;
import city.renewal.notification.application.rules.SilenceAlerts.Result;
import city.renewal.notification.application.rules.Silences;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Silences, each with an author, a reason and an end. */
@RestController
@RequestMapping("/api/v1/silences")
class SilenceController {
    private final SilenceAlerts silences;
    private final Idempotency idempotency;
    private final InstantSource clock;

    SilenceController(SilenceAlerts silences, Idempotency idempotency, InstantSource clock) {
        this.silences = silences;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Those that the caller may end, the newest first. */
    @GetMapping
    @Exported(SilenceSheet.class)
    @Allow({Role.ADMIN, Role.COMMANDER, Role.SUPERVISOR})
    Page<SilenceRow> listSilences(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Caller caller) {
        var now = clock.instant();
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : Cursor.read(page.after(), Silences.After::new);
        var found = silences.newest(after, page.limit() + 1, caller);
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > page.limit() ? cursor(shown.getLast()) : null;
        return new Page<>(
                shown.stream().map(silence -> SilenceRow.of(silence, now)).toList(), next, now);
    }

    /** Everybody but an administrator names an area of theirs among the conditions. */
    @PostMapping
    @Allow({Role.ADMIN, Role.COMMANDER, Role.SUPERVISOR})
    ResponseEntity<?> silenceAlerts(
            @RequestBody SilenceBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var terms = body.read(clock.instant());
        return idempotency.once(
                caller,
                key,
                "POST /api/v1/silences",
                body,
                commandId -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(row(silences.silence(terms, caller, commandId))));
    }

    /** Silenced alerts that are still open notify within a quarter of an hour. Ending again changes nothing. */
    @PostMapping("/{silenceId}/end")
    @Allow({Role.ADMIN, Role.COMMANDER, Role.SUPERVISOR})
    SilenceRow endSilence(@PathVariable String silenceId, Caller caller) {
        var answer = silences.end(silenceId, caller);
        if (answer instanceof Result.NotVisible) {
            throw Problem.notFound("silence", silenceId);
        }
        return row(answer);
    }

    private static String cursor(Silence last) {
        return PageRequest.cursor(List.of(Cursor.text(last.createdAt()), last.silenceId()));
    }

    private SilenceRow row(Result answer) {
        return switch (answer) {
            case Result.Silenced(Silence silence) -> SilenceRow.of(silence, clock.instant());
            case Result.NotVisible() -> throw Problem.notFound("silence", "");
            case Result.BeyondTheirAreas() ->
                throw Problem.forbidden("Expected a condition on AREA that lies within the areas that you were given");
        };
    }
}
