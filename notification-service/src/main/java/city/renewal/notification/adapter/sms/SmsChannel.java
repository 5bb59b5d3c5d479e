package city.renewal.notification.adapter.sms;

import city.renewal.notification.adapter.sms.SmsProvider.Encoding;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.delivery.OutboundHttp.HttpResult;
import city.renewal.notification.application.delivery.PersonalChannel;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.application.message.TemplateEngine.Place;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text messages to people's mobiles through one provider. */
public final class SmsChannel extends PersonalChannel {
    /** The fields that the provider's templates can read. */
    public static final Set<String> FIELDS = Set.of("mobile", "text", "messageId");

    private static final int AT_ONCE = 8;

    private final SmsProvider provider;
    private final MessageRenderer renderer;
    private final TemplateEngine templateEngine;
    private final OutboundHttp http;

    /** @throws IllegalArgumentException when a template of the provider's has a fault */
    public SmsChannel(
            SmsProvider provider,
            Contacts contacts,
            MessageRenderer renderer,
            TemplateEngine templateEngine,
            OutboundHttp http) {
        super(ChannelName.SMS, "sms", contacts, Contact::usableMobile);
        for (var template : List.of(provider.url(), provider.body())) {
            templateEngine.fault(template, FIELDS).ifPresent(fault -> {
                throw new IllegalArgumentException("renewal.sms: " + fault);
            });
        }
        this.provider = provider;
        this.renderer = renderer;
        this.templateEngine = templateEngine;
        this.http = http;
    }

    @Override
    public Duration timeout() {
        return provider.timeout();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Outcome send(Delivery delivery) {
        var contact = find(delivery).orElse(null);
        if (contact == null) {
            return new Outcome.Refused("the contact has no confirmed mobile any more");
        }
        var mobile = Objects.requireNonNull(contact.usableMobile());
        var text = renderer.render(delivery.message(), ChannelName.SMS, contact.language())
                .text();
        return switch (http.exchange(request(Map.of(
                "mobile", mobile, "text", text, "messageId", delivery.message().messageId())))) {
            case HttpResult.Response answered -> outcome(answered, mobile);
            case HttpResult.NoResponse(var reason) -> new Outcome.Failed(reason);
            case HttpResult.Forbidden(var reason) -> new Outcome.Refused(reason);
        };
    }

    private OutboundHttp.Request request(Map<String, String> fields) {
        var headers = new LinkedHashMap<>(provider.headers());
        headers.put("content-type", provider.encoding().contentType());
        return new OutboundHttp.Request(
                provider.method(),
                URI.create(templateEngine.render(provider.url(), fields, Place.URL)),
                headers,
                templateEngine.render(
                        provider.body(), fields, provider.encoding() == Encoding.JSON ? Place.JSON : Place.URL),
                provider.timeout(),
                OutboundHttp.Reach.ANYWHERE);
    }

    private Outcome outcome(HttpResult.Response answered, String mobile) {
        var answer = answered.summary().replace(mobile, "(mobile)");
        if (answered.isSuccess() && (provider.accepted() == null || contains(provider.accepted(), answered))) {
            return new Outcome.Delivered(answer);
        }
        return answered.isTransient() || contains(provider.later(), answered)
                ? new Outcome.Failed(answer, answered.retryAfter())
                : new Outcome.Refused(answer);
    }

    private static boolean contains(@Nullable Pattern pattern, HttpResult.Response answered) {
        return pattern != null && pattern.matcher(answered.body()).find();
    }
}
