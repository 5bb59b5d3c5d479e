package city.renewal.project.adapter.web.programme;

import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.application.command.Ids;
import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of programmes. */
@RestController
@RequestMapping("/api/v1/programmes")
class ProgrammeController {
    private final ProgrammeCommands programmes;
    private final Idempotency idempotency;
    private final Ids ids;
    private final InstantSource clock;

    ProgrammeController(ProgrammeCommands programmes, Idempotency idempotency, Ids ids, InstantSource clock) {
        this.programmes = programmes;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping
    @Allow({Role.COMMANDER, Role.ADMIN})
    ResponseEntity<?> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProgrammeBody body) {
        return idempotency.once(caller, key, "POST /programmes", body, commandId -> {
            var programme = body.programme(ids.next(commandId));
            return OutcomeResponses.created(
                    programmes.create(caller, programme, commandId), "/api/v1/programmes/", Function.identity());
        });
    }

    @GetMapping("/{programmeId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String programmeId) {
        return OutcomeResponses.ok(programmes.get(caller, programmeId), Function.identity());
    }

    @GetMapping
    @Exported(ProgrammeSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    Page<Programme> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.cut(
                programmes.visible(caller).stream().map(StoredAggregate::state).toList(),
                PageRequest.of(limit, cursor),
                Programme::programmeId,
                clock.instant());
    }
}
