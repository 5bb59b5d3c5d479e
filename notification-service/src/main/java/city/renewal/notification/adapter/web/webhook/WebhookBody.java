package city.renewal.notification.adapter.web.webhook;

import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.webhook.Webhooks.WebhookDraft;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.starter.web.Violations;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A webhook as an administrator sends it; without areas and kinds it hears of everything. */
record WebhookBody(
        @Nullable String url,
        @Nullable String description,
        @Nullable List<@Nullable String> areas,
        @Nullable List<@Nullable MessageKind> kinds) {
    private static final Pattern AREA = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    private static final int MOST_AREAS = 200;

    WebhookDraft read(OutboundHttp http) {
        var violations = new Violations();
        var address = violations.text("url", url, 2000);
        if (!address.isEmpty()) {
            http.refusal(address, OutboundHttp.Reach.PUBLIC).ifPresent(refusal -> violations.add("url", refusal));
        }
        var described = violations.text("description", description, 200);
        violations.check(described.chars().noneMatch(Character::isISOControl), "description", "must be one line");
        var covered = violations.list("areas", areas, MOST_AREAS);
        for (var i = 0; i < covered.size(); i++) {
            violations.check(
                    AREA.matcher(covered.get(i)).matches(),
                    "areas[%d]".formatted(i),
                    "must be an area's code of 6, 9 or 12 digits");
        }
        var heard = violations.list("kinds", kinds, MessageKind.values().length);
        violations.refuse();
        return new WebhookDraft(address, described, covered, Set.copyOf(heard));
    }

    /** Without the address, which may hold a token. */
    @Override
    public String toString() {
        return "WebhookBody";
    }
}
