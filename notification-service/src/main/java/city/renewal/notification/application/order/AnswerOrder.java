package city.renewal.notification.application.order;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.order.AnswerDays;
import city.renewal.notification.domain.order.OrderClosure;
import city.renewal.notification.domain.order.OrderRefusal;
import city.renewal.notification.domain.order.OrderSubject;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.order.SupervisionOrder.Changed;
import city.renewal.notification.domain.order.SupervisionOrder.Outcome;
import city.renewal.notification.domain.order.SupervisionOrder.Refused;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an order after its issue: the unit that it went to answers, and a supervisor or commander of its area sends the answer
 * back, accepts it, or takes the order back.
 */
public final class AnswerOrder {
    private static final int ATTEMPTS = 10;
    private static final int FEWEST_DAYS_AGAIN = 3;

    private final Aggregates<SupervisionOrder> orders;
    private final KnownFacts known;
    private final InstantSource clock;

    public AnswerOrder(Aggregates<SupervisionOrder> orders, KnownFacts known, InstantSource clock) {
        this.orders = orders;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The order that a command is for, and the caller.
     *
     * @param read the revision that the command was made from; null: whichever there is
     */
    public record Command(
            String orderId,
            Caller caller,
            @Nullable Long read,
            @Nullable String commandId) {}

    /** The result of a command. */
    public sealed interface Result {
        record Done(SupervisionOrder order) implements Result {}

        /** The order does not exist, or the caller may not see it. */
        record NotVisible() implements Result {}

        /** The caller may see the order, but not give this command. */
        record NotPermitted() implements Result {}

        record Stale(long current) implements Result {}

        /** The date of another answer lies before today, or too far away. */
        record InvalidDate(LocalDate today) implements Result {}

        record RefusedByState(OrderRefusal reason, String detail) implements Result {}
    }

    public Result reply(Command command, String answer) {
        return change(
                command,
                order -> command.caller().is(Role.UNIT)
                        && command.caller()
                                .units()
                                .contains(order.subject().unit().unitId()),
                (order, now) -> order.replied(command.caller().personId(), answer, now));
    }

    /**
     * @param answerBy by when the unit answers again, unless its present date is later; null: it is given as many working days as the
     *     order gave it at first, three at least
     */
    public Result sendBack(Command command, String reason, OrderDraft.@Nullable AnswerBy answerBy) {
        var stored = orders.load(command.orderId());
        if (stored.isPresent() && sees(stored.get().state(), command.caller())) {
            var subject = stored.get().state().subject();
            var today = clock.instant().atZone(subject.zone()).toLocalDate();
            if (answerBy instanceof OrderDraft.AnswerBy.Day(var day)
                    && (day.isBefore(today) || day.isAfter(today.plusDays(366)))) {
                return new Result.InvalidDate(today);
            }
        }
        return change(
                command,
                order -> judges(order, command.caller()),
                (order, now) -> order.returned(command.caller().personId(), reason, due(order, answerBy, now), now));
    }

    public Result close(Command command, OrderClosure.Outcome outcome, String note) {
        return change(
                command,
                order -> judges(order, command.caller()),
                (order, now) -> order.closed(outcome, command.caller().personId(), note, now));
    }

    private Result change(
            Command command,
            Predicate<SupervisionOrder> isTheirs,
            BiFunction<SupervisionOrder, Instant, Outcome> decide) {
        for (var attempt = 1; ; attempt++) {
            try {
                return changeOnce(command, isTheirs, decide);
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Result changeOnce(
            Command command,
            Predicate<SupervisionOrder> isTheirs,
            BiFunction<SupervisionOrder, Instant, Outcome> decide) {
        var found = orders.load(command.orderId()).filter(order -> sees(order.state(), command.caller()));
        if (found.isEmpty()) {
            return new Result.NotVisible();
        }
        var stored = found.get();
        if (!isTheirs.test(stored.state())) {
            return new Result.NotPermitted();
        }
        var commandId = command.commandId();
        if (commandId != null && stored.hasHandled(commandId)) {
            return new Result.Done(stored.state());
        }
        var revision = stored.state().revision();
        if (command.read() != null && command.read() != revision) {
            return new Result.Stale(revision);
        }
        return switch (decide.apply(stored.state(), clock.instant())) {
            case Changed(var order, var events) -> {
                orders.save(stored, new Change<>(order, events, commandId));
                yield new Result.Done(order);
            }
            case Refused(var reason, var detail) -> new Result.RefusedByState(reason, detail);
        };
    }

    private LocalDate due(SupervisionOrder order, OrderDraft.@Nullable AnswerBy answerBy, Instant now) {
        var today = now.atZone(order.subject().zone()).toLocalDate();
        return switch (answerBy) {
            case OrderDraft.AnswerBy.Day(var day) -> day;
            case OrderDraft.AnswerBy.WorkingDays(var days) -> after(today, days, order.subject());
            case null -> after(today, daysAtFirst(order), order.subject());
        };
    }

    private LocalDate after(LocalDate today, int days, OrderSubject subject) {
        return AnswerDays.of(known.calendars()).after(today, days, subject.programme(), subject.headquarters());
    }

    private int daysAtFirst(SupervisionOrder order) {
        var subject = order.subject();
        var first = order.rounds().getFirst().answerDue();
        var given = AnswerDays.of(known.calendars())
                .between(order.issue().on(), first, subject.programme(), subject.headquarters());
        return Math.max(given, FEWEST_DAYS_AGAIN);
    }

    private static boolean sees(SupervisionOrder order, Caller caller) {
        return Viewer.of(caller).sees(order);
    }

    private static boolean judges(SupervisionOrder order, Caller caller) {
        var area = order.subject().area();
        return caller.isIn(Role.SUPERVISOR, area) || caller.isIn(Role.COMMANDER, area);
    }
}
