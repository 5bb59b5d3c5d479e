package city.renewal.notification.adapter.web.order;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.order.AnswerOrder;
import city.renewal.notification.application.order.AnswerOrder.Command;
import city.renewal.notification.application.order.AnswerOrder.Result;
import city.renewal.notification.domain.order.OrderClosure.Outcome;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers, returns and closures of supervision orders. {@code If-Match} is optional. */
@RestController
@RequestMapping("/api/v1/supervision-orders/{orderId}")
class OrderAnswerController {
    private final AnswerOrder answers;
    private final Idempotency idempotency;
    private final InstantSource clock;

    OrderAnswerController(AnswerOrder answers, Idempotency idempotency, InstantSource clock) {
        this.answers = answers;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The unit that it went to answers, once until the answer is sent back. */
    @PostMapping("/reply")
    @Allow(Role.UNIT)
    ResponseEntity<?> replyToOrder(
            @PathVariable String orderId,
            @RequestBody OrderReplyBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var violations = new Violations();
        var answer = violations.note("answer", body.answer(), OrderBody.LONGEST_ANSWER);
        violations.refuse();
        return once(
                new CommandRequest(orderId, "reply", ifMatch, key, caller),
                body,
                command -> answers.reply(command, answer));
    }

    /** The answer does not do: another one is owed, by the day that is given or by the present one, whichever is later. */
    @PostMapping("/return")
    @Allow({Role.COMMANDER, Role.SUPERVISOR})
    ResponseEntity<?> returnOrder(
            @PathVariable String orderId,
            @RequestBody OrderReturnBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var violations = new Violations();
        var reason = violations.note("reason", body.reason(), OrderBody.LONGEST_NOTE);
        var by = body.answerDue() == null && body.answerWithinDays() == null
                ? null
                : OrderBody.answerBy(body.answerDue(), body.answerWithinDays(), violations);
        violations.refuse();
        return once(
                new CommandRequest(orderId, "return", ifMatch, key, caller),
                body,
                command -> answers.sendBack(command, reason, by));
    }

    /** The answer does, and the order is filed; or it is taken back. */
    @PostMapping("/closure")
    @Allow({Role.COMMANDER, Role.SUPERVISOR})
    ResponseEntity<?> closeOrder(
            @PathVariable String orderId,
            @RequestBody(required = false) @Nullable OrderClosureBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var given = Objects.requireNonNullElse(body, new OrderClosureBody(null, null));
        var outcome = Objects.requireNonNullElse(given.outcome(), Outcome.ACCEPTED);
        var violations = new Violations();
        if (given.note() != null || outcome == Outcome.WITHDRAWN) {
            violations.note("note", given.note(), OrderBody.LONGEST_NOTE);
        }
        violations.refuse();
        var note = Objects.requireNonNullElse(given.note(), "");
        return once(
                new CommandRequest(orderId, "closure", ifMatch, key, caller),
                given,
                command -> answers.close(command, outcome, note));
    }

    /** A command's path and headers as they came. */
    private record CommandRequest(
            String orderId,
            String what,
            @Nullable String ifMatch,
            @Nullable String key,
            Caller caller) {}

    private ResponseEntity<?> once(CommandRequest asked, Object body, Function<Command, Result> command) {
        var read = Etags.optional(asked.ifMatch);
        return idempotency.once(
                asked.caller,
                asked.key,
                "POST /api/v1/supervision-orders/%s/%s".formatted(asked.orderId, asked.what),
                body,
                commandId -> answer(
                        asked.orderId, command.apply(new Command(asked.orderId, asked.caller, read, commandId))));
    }

    private ResponseEntity<?> answer(String orderId, Result answer) {
        return switch (answer) {
            case Result.Done(var order) ->
                ResponseEntity.ok().eTag(Etags.of(order.revision())).body(OrderRow.of(order, clock.instant()));
            case Result.NotVisible() -> throw Problem.notFound("supervision order", orderId);
            case Result.NotPermitted() ->
                throw Problem.forbidden(
                        "Expected the unit that the order went to, to answer; or a supervisor or commander of its area, to judge");
            case Result.Stale(var current) -> throw StaleRules.problem(current);
            case Result.InvalidDate(var today) ->
                throw Problem.invalid("answerDue", "must lie from today, %s, to 366 days later".formatted(today));
            case Result.RefusedByState(var reason, var detail) ->
                throw Problem.conflict(
                        "order-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
        };
    }
}
