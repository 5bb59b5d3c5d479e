package city.renewal.notification.adapter.web.webhook;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.webhook.Subscriptions.VersionedSubscription;
import city.renewal.notification.application.webhook.Webhooks;
import city.renewal.notification.application.webhook.Webhooks.Result;
import city.renewal.notification.application.webhook.Webhooks.WebhookDraft;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signed webhooks to other systems. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {
    private final Webhooks webhooks;
    private final OutboundHttp http;
    private final Idempotency idempotency;
    private final InstantSource clock;

    WebhookController(Webhooks webhooks, OutboundHttp http, Idempotency idempotency, InstantSource clock) {
        this.webhooks = webhooks;
        this.http = http;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    @Exported(WebhookSheet.class)
    @Allow(Role.ADMIN)
    Page<WebhookRow> listWebhooks(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Caller caller) {
        var theirs = webhooks.all().stream().filter(kept -> isTheirs(kept, caller));
        return Page.cut(
                theirs.map(WebhookRow::of).toList(),
                PageRequest.of(limit, cursor),
                WebhookRow::webhookId,
                clock.instant());
    }

    @GetMapping("/{webhookId}")
    @Allow(Role.ADMIN)
    ResponseEntity<WebhookRow> getWebhook(@PathVariable String webhookId, Caller caller) {
        return webhooks.load(webhookId)
                .filter(kept -> isTheirs(kept, caller))
                .map(kept -> tagged(HttpStatus.OK, kept, WebhookRow::of))
                .orElseThrow(() -> Problem.notFound("webhook", webhookId));
    }

    /** The answer shows the secret, once, and again to a repetition of the request, until the secret is rotated. */
    @PostMapping
    @Allow(Role.ADMIN)
    ResponseEntity<WebhookRow> createWebhook(
            @RequestBody WebhookBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var draft = body.read(http);
        refuseBeyond(draft, caller);
        var answer = idempotency.once(
                caller,
                key,
                "POST /api/v1/webhooks",
                body,
                WebhookRow.class,
                commandId -> tagged(HttpStatus.CREATED, webhooks.subscribe(draft, caller, commandId), WebhookRow::of));
        return withSecret(answer);
    }

    /** One that was disabled is served again. */
    @PutMapping("/{webhookId}")
    @Allow(Role.ADMIN)
    ResponseEntity<WebhookRow> replaceWebhook(
            @PathVariable String webhookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody WebhookBody body,
            Caller caller) {
        var read = Etags.required(ifMatch);
        var draft = body.read(http);
        refuseBeyond(draft, caller);
        refuseOthers(webhookId, caller);
        return answer(webhookId, webhooks.change(webhookId, draft, read), WebhookRow::of);
    }

    /** What waits for it is dead in the ledger. */
    @DeleteMapping("/{webhookId}")
    @Allow(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWebhook(
            @PathVariable String webhookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        var read = Etags.optional(ifMatch);
        refuseOthers(webhookId, caller);
        webhooks.delete(webhookId, read).ifPresent(refused -> answer(webhookId, refused, WebhookRow::of));
    }

    /** A new secret signs from now on, the old one beside it for a while; the answer shows the new one, once. */
    @PostMapping("/{webhookId}/rotation")
    @Allow(Role.ADMIN)
    ResponseEntity<WebhookRow> rotateWebhookSecret(
            @PathVariable String webhookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var read = Etags.optional(ifMatch);
        var answer = idempotency.once(
                caller,
                key,
                "POST /api/v1/webhooks/%s/rotation".formatted(webhookId),
                String.valueOf(read),
                WebhookRow.class,
                commandId -> {
                    refuseOthers(webhookId, caller);
                    return answer(webhookId, webhooks.rotate(webhookId, read, commandId), WebhookRow::of);
                });
        return withSecret(answer);
    }

    private static boolean isTheirs(VersionedSubscription kept, Caller caller) {
        return Webhooks.areTheirs(kept.subscription().areas(), caller);
    }

    /** One that hears of other areas does not exist for an administrator with areas. */
    private void refuseOthers(String webhookId, Caller caller) {
        if (webhooks.load(webhookId).filter(kept -> !isTheirs(kept, caller)).isPresent()) {
            throw Problem.notFound("webhook", webhookId);
        }
    }

    private static void refuseBeyond(WebhookDraft draft, Caller caller) {
        if (!Webhooks.areTheirs(draft.areas(), caller)) {
            throw Problem.forbidden(
                    "Expected areas that lie within the areas that you were given",
                    new Violation("areas", "must lie in an area that you were given"));
        }
    }

    /** Puts the secret into an answer that was kept without it, so that it lies nowhere but with its webhook. */
    private ResponseEntity<WebhookRow> withSecret(ResponseEntity<WebhookRow> answer) {
        var row = Objects.requireNonNull(answer.getBody());
        var shown = webhooks.load(row.webhookId()).flatMap(row::withSecretOf).orElse(row);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(shown);
    }

    private static ResponseEntity<WebhookRow> answer(
            String webhookId, Result answer, Function<VersionedSubscription, WebhookRow> shown) {
        return switch (answer) {
            case Result.Changed(var kept) -> tagged(HttpStatus.OK, kept, shown);
            case Result.Unknown() -> throw Problem.notFound("webhook", webhookId);
            case Result.Stale(var current) -> throw StaleRules.problem(current);
        };
    }

    private static ResponseEntity<WebhookRow> tagged(
            HttpStatusCode status, VersionedSubscription kept, Function<VersionedSubscription, WebhookRow> shown) {
        return ResponseEntity.status(status).eTag(Etags.of(kept.version())).body(shown.apply(kept));
    }
}
