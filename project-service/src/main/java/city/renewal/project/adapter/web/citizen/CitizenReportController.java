package city.renewal.project.adapter.web.citizen;

import city.renewal.events.Location;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.adapter.web.Refusals;
import city.renewal.project.application.citizen.CitizenReports;
import city.renewal.project.application.citizen.ModerateCitizenReports;
import city.renewal.project.application.citizen.ModerateCitizenReports.ModerationCase;
import city.renewal.project.application.citizen.ModerateCitizenReports.ModerationRequest;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.project.domain.citizen.Moderation.Verdict;
import city.renewal.project.domain.problem.Category;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

/** REST controller of the moderation queue of citizens' reports. */
@RestController
@RequestMapping("/api/v1/citizen-reports")
class CitizenReportController {
    private final ModerateCitizenReports moderating;
    private final Idempotency idempotency;
    private final InstantSource clock;

    CitizenReportController(ModerateCitizenReports moderating, Idempotency idempotency, InstantSource clock) {
        this.moderating = moderating;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * A verdict. For {@code ACCEPTED}: {@code title}, {@code dueDate}, {@code programme} or {@code projectId}, the
     * people that neither node nor project defines, and further fields of a problem. For {@code MERGED}: {@code
     * problemId}. For {@code DECLINED}: {@code reason}, which is shown to the citizen.
     *
     * @param description the moderator's wording; it is public, so it must not name a citizen
     * @param address public address
     * @param location public position; omitted: the citizen's position
     */
    record ModerationBody(
            @Nullable Verdict verdict,
            @Nullable String area,
            @Nullable String problemId,
            @Nullable String reason,
            @Nullable String programme,
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable String title,
            @Nullable String description,
            @Nullable String category,
            @Nullable String address,
            @Nullable Location location,
            @Nullable PersonRef leader,
            @Nullable PersonRef owner,
            @Nullable UnitRef unit,
            @Nullable LocalDate dueDate) {
        ModerationRequest moderationRequest() {
            var check = new Violations();
            var given = check.given("verdict", verdict);
            if (given != null) {
                switch (given) {
                    case ACCEPTED -> {
                        check.text("title", title, 200);
                        check.given("dueDate", dueDate);
                    }
                    case MERGED -> check.id("problemId", problemId);
                    case DECLINED -> check.note("reason", reason, 1_000);
                }
            }
            optional(check);
            check.refuse();
            return new ModerationRequest(
                    Objects.requireNonNull(given),
                    area,
                    problemId,
                    reason,
                    programme,
                    projectId,
                    nodeId,
                    title,
                    description,
                    category == null ? null : Category.normalised(category),
                    address,
                    location,
                    leader,
                    owner,
                    unit,
                    dueDate);
        }

        private void optional(Violations check) {
            if (area != null) {
                FieldChecks.area(check, "area", area);
            }
            checkId(check, "programme", programme);
            checkId(check, "projectId", projectId);
            checkId(check, "nodeId", nodeId);
            checkText(check, "category", category, 50);
            checkText(check, "address", address, 300);
            if (verdict != Verdict.ACCEPTED) {
                checkText(check, "title", title, 200);
            }
            if (description != null && !description.isBlank()) {
                check.note("description", description, 4_000);
            }
            if (location != null) {
                check.check(Math.abs(location.longitude()) <= 180, "location.longitude", "must be from -180 to 180");
                check.check(Math.abs(location.latitude()) <= 90, "location.latitude", "must be from -90 to 90");
            }
            FieldChecks.optionalPerson(check, "leader", leader);
            FieldChecks.optionalPerson(check, "owner", owner);
            if (unit != null) {
                FieldChecks.unit(check, "unit", unit);
            }
        }

        private static void checkId(Violations check, String field, @Nullable String id) {
            if (id != null) {
                check.id(field, id);
            }
        }

        private static void checkText(Violations check, String field, @Nullable String text, int most) {
            if (text != null) {
                check.text(field, text, most);
            }
        }
    }

    @GetMapping
    @Exported(CitizenReportSheet.class)
    @Allow({Role.SUPERVISOR, Role.COMMANDER})
    Page<CitizenReportView.CitizenReportRow> queue(
            Caller caller,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable CitizenService service,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var check = new Violations();
        var inArea = area == null ? null : FieldChecks.area(check, "area", area);
        check.refuse();
        var after = page.after().isEmpty() ? null : page.after().getFirst();
        var found = moderating.queue(
                caller, Objects.requireNonNullElse(state, State.PENDING), service, inArea, after, page.limit() + 1);
        var shown = found.subList(0, Math.min(page.limit(), found.size())).stream()
                .map(StoredAggregate::state)
                .toList();
        var next =
                found.size() > page.limit() ? PageRequest.cursor(List.of(CitizenReports.order(shown.getLast()))) : null;
        var counts = moderating.countsByProblem(shown);
        return new Page<>(
                shown.stream()
                        .map(report -> CitizenReportView.CitizenReportRow.of(report, counts))
                        .toList(),
                next,
                clock.instant());
    }

    @GetMapping("/{citizenReportId}")
    @Allow({Role.SUPERVISOR, Role.COMMANDER})
    ResponseEntity<CitizenReportView.CitizenReportDetail> get(Caller caller, @PathVariable String citizenReportId) {
        return switch (moderating.get(caller, citizenReportId)) {
            case Outcome.Done<ModerationCase>(var _, var version, var found) ->
                ResponseEntity.ok().eTag(Etags.of(version)).body(CitizenReportView.CitizenReportDetail.of(found));
            case Outcome.Refused<ModerationCase> refused -> throw Refusals.problem(refused);
        };
    }

    @PostMapping("/{citizenReportId}/moderation")
    @Allow({Role.SUPERVISOR, Role.COMMANDER})
    ResponseEntity<?> moderate(
            Caller caller,
            @PathVariable String citizenReportId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ModerationBody body) {
        var version = Etags.optional(ifMatch);
        var moderationRequest = body.moderationRequest();
        return idempotency.once(
                caller,
                key,
                "POST /citizen-reports/" + citizenReportId + "/moderation",
                body,
                commandId -> OutcomeResponses.ok(
                        moderating.moderate(
                                caller, citizenReportId, new Preconditions(version, commandId), moderationRequest),
                        CitizenReportView.Moderated::of));
    }
}
