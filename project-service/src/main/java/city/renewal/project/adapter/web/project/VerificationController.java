package city.renewal.project.adapter.web.project;

import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.adapter.web.Refusals;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.project.NodeCommands;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.application.verification.WaitingClaims;
import city.renewal.project.application.verification.WaitingClaims.Claim;
import city.renewal.project.application.verification.WaitingClaims.Kind;
import city.renewal.project.application.verification.WaitingClaims.Query;
import city.renewal.project.domain.problem.ProblemDecisions;
import city.renewal.project.domain.project.decision.NodeDecisions.Verdict;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of claims that wait for verification (复核), including verification of many claims in one request. */
@RestController
@RequestMapping("/api/v1/verifications")
class VerificationController {
    private static final int MAX_ITEMS = 200;

    private final WaitingClaims claims;
    private final NodeCommands nodes;
    private final ProblemCommands problems;
    private final Idempotency idempotency;
    private final InstantSource clock;

    VerificationController(
            WaitingClaims claims,
            NodeCommands nodes,
            ProblemCommands problems,
            Idempotency idempotency,
            InstantSource clock) {
        this.claims = claims;
        this.nodes = nodes;
        this.problems = problems;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** A node of a project, or a problem. */
    record ItemBody(
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable String problemId) {}

    /** @param note of all items */
    record VerificationsBody(
            @Nullable List<@Nullable ItemBody> items,
            @Nullable Verdict verdict,
            @Nullable String note) {}

    /** The result of one item. */
    enum Result {
        VERIFIED,
        REFUSED
    }

    /**
     * @param reason problem type of the refusal, such as {@code self-verification}; null if it was verified
     * @param message what was expected; null if it was verified
     */
    record ItemOutcome(
            @Nullable String projectId,
            @Nullable String nodeId,
            @Nullable String problemId,
            Result result,
            @Nullable String reason,
            @Nullable String message) {}

    /** One outcome for each item, in their order. */
    record Outcomes(List<ItemOutcome> outcomes) {
        Outcomes {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * Claimed completions of nodes and rectified problems that wait for verification, longest waiting first.
     *
     * @param kind NODE or PROBLEM; omitted: both
     */
    @GetMapping
    @Exported(VerificationSheet.class)
    @Allow(
            value = {Role.SUPERVISOR, Role.COMMANDER, Role.LEADER, Role.UNIT, Role.OWNER},
            scope = Visibility.READ)
    Page<Claim> listVerifications(
            Caller caller,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : after(page.after());
        var found = claims.find(caller, new Query(kind, programme, project, area, after, page.limit() + 1));
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > page.limit() ? cursor(shown.getLast()) : null;
        return new Page<>(claims.shown(caller, shown), next, clock.instant());
    }

    /**
     * Verifies each item like {@code …/verification}, with the same verdict and note; a refused item does not affect
     * the others.
     */
    @PostMapping
    @Allow(Role.SUPERVISOR)
    ResponseEntity<Outcomes> verifyTogether(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody VerificationsBody body) {
        var check = new Violations();
        var items = check.list("items", body.items(), MAX_ITEMS);
        check.check(!items.isEmpty(), "items", "must name at least one");
        for (int n = 0; n < items.size(); n++) {
            check(check, "items[%d]".formatted(n), items.get(n));
        }
        var verdict = check.given("verdict", body.verdict());
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        var found = Objects.requireNonNull(verdict);
        return idempotency.once(
                caller,
                key,
                "POST /verifications",
                body,
                Outcomes.class,
                commandId -> ResponseEntity.ok(new Outcomes(items.stream()
                        .map(item -> verified(caller, item, found, note, commandId))
                        .toList())));
    }

    private static void check(Violations check, String field, ItemBody item) {
        if (item.problemId() != null) {
            check.id(field + ".problemId", item.problemId());
            check.check(
                    item.projectId() == null && item.nodeId() == null,
                    field,
                    "must name a node or a problem, and not both");
        } else {
            check.id(field + ".projectId", item.projectId());
            check.id(field + ".nodeId", item.nodeId());
        }
    }

    private ItemOutcome verified(
            Caller caller, ItemBody item, Verdict verdict, String note, @Nullable String commandId) {
        var problemId = item.problemId();
        var outcome = problemId == null
                ? nodes.verify(caller, target(item, commandId), verdict, note)
                : problems.verify(
                        caller,
                        problemId,
                        new Preconditions(null, part(commandId, problemId)),
                        ProblemDecisions.Verdict.valueOf(verdict.name()),
                        note);
        return switch (outcome) {
            case Outcome.Done<?> _ ->
                new ItemOutcome(item.projectId(), item.nodeId(), problemId, Result.VERIFIED, null, null);
            case Outcome.Refused<?> refused ->
                new ItemOutcome(
                        item.projectId(),
                        item.nodeId(),
                        problemId,
                        Result.REFUSED,
                        Refusals.code(refused.reason()),
                        refused.message());
        };
    }

    private static Target target(ItemBody item, @Nullable String commandId) {
        var nodeId = Objects.requireNonNull(item.nodeId());
        return new Target(Objects.requireNonNull(item.projectId()), nodeId, null, part(commandId, nodeId));
    }

    /** The command id of an item: a project stores handled command ids, and two of its nodes may be in one request. */
    private static @Nullable String part(@Nullable String commandId, String item) {
        return commandId == null ? null : "%s/%s".formatted(commandId, item);
    }

    /** The cursor: the instant, then project and node, or the problem. */
    private static WaitingClaims.Key after(List<String> cursor) {
        try {
            return switch (cursor.size()) {
                case 2 -> WaitingClaims.Key.ofProblem(Instant.parse(cursor.get(0)), cursor.get(1));
                case 3 -> WaitingClaims.Key.ofNode(Instant.parse(cursor.get(0)), cursor.get(1), cursor.get(2));
                default -> throw Problem.invalid("cursor", "is not one that this list gave");
            };
        } catch (DateTimeException e) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
    }

    private static String cursor(WaitingClaims.Key last) {
        return PageRequest.cursor(Stream.of(last.since().toString(), last.projectId(), last.nodeId(), last.problemId())
                .filter(Objects::nonNull)
                .toList());
    }
}
