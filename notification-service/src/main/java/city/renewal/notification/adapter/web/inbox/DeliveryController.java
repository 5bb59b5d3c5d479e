package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.adapter.web.Cursor;
import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.application.delivery.DeliveryLedger;
import city.renewal.notification.application.delivery.ReplayDelivery;
import city.renewal.notification.application.delivery.ReplayDelivery.Result;
import city.renewal.notification.domain.message.ChannelName;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The delivery ledger: the state of each delivery, and the replay of one that failed for good. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveryController {
    private final DeliveryLedger ledger;
    private final ReplayDelivery replay;
    private final Idempotency idempotency;
    private final InstantSource clock;

    DeliveryController(DeliveryLedger ledger, ReplayDelivery replay, Idempotency idempotency, InstantSource clock) {
        this.ledger = ledger;
        this.replay = replay;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The newest first; with areas those that are about something in them. */
    @GetMapping
    @Exported(DeliverySheet.class)
    @Allow(Role.ADMIN)
    Page<DeliveryRow> listDeliveries(
            @RequestParam @Nullable State state,
            @RequestParam @Nullable ChannelName channel,
            @RequestParam @Nullable String target,
            @RequestParam @Nullable String message,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : Cursor.read(page.after(), DeliveryLedger.After::new);
        var found = ledger.find(
                new DeliveryLedger.Filter(state, channel, target, message, caller.areas()), after, page.limit() + 1);
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > page.limit() ? cursor(shown.getLast()) : null;
        return new Page<>(shown.stream().map(DeliveryRow::of).toList(), next, clock.instant());
    }

    /** It goes out again under the same message id; only what was refused or is dead can. */
    @PostMapping("/{deliveryId}/replay")
    @Allow(Role.ADMIN)
    ResponseEntity<DeliveryRow> replayDelivery(
            @PathVariable String deliveryId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return idempotency.once(
                caller,
                key,
                "POST /api/v1/deliveries/%s/replay".formatted(deliveryId),
                "",
                DeliveryRow.class,
                commandId -> ResponseEntity.ok(replayed(deliveryId, caller, commandId)));
    }

    private DeliveryRow replayed(String deliveryId, Caller caller, @Nullable String commandId) {
        return switch (replay.replay(deliveryId, caller.areas(), commandId)) {
            case Result.Replayed(var entry) -> DeliveryRow.of(entry);
            case Result.NotFailed(var entry) ->
                throw Problem.conflict(
                        "delivery-not-failed",
                        "Expected delivery '%s' to be REFUSED or DEAD, but it is %s"
                                .formatted(deliveryId, entry.state()));
            case Result.Unknown() -> throw Problem.notFound("delivery", deliveryId);
        };
    }

    private static String cursor(DeliveryLedger.Entry last) {
        return PageRequest.cursor(List.of(Cursor.text(last.takenAt()), last.deliveryId()));
    }
}
