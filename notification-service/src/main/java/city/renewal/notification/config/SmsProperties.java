package city.renewal.notification.config;

import city.renewal.notification.adapter.sms.SmsProvider;
import city.renewal.notification.adapter.sms.SmsProvider.Encoding;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Text messages through a provider's HTTP interface.
 *
 * @param url a template that may read {@code {{mobile}}}, {@code {{text}}} and {@code {{messageId}}}; absent or empty: there
 *     are no text messages
 * @param method such as {@code POST}
 * @param headers sent with each, such as a key
 * @param encoding {@code JSON} or {@code FORM}
 * @param body a template as the address is
 * @param accepted a regular expression that the answer contains when the provider took the message; empty: any 2xx
 * @param later one that it contains when it may take the message later
 * @param timeout of one attempt as a whole
 */
@ConfigurationProperties("renewal.sms")
public record SmsProperties(
        @Nullable String url,
        @DefaultValue("POST") String method,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("JSON") Encoding encoding,

        @DefaultValue("{\"mobile\":\"{{mobile}}\",\"text\":\"{{text}}\",\"id\":\"{{messageId}}\"}")
        String body,

        @Nullable String accepted,
        @Nullable String later,
        @DefaultValue("5s") Duration timeout) {
    boolean isSet() {
        return url != null && !url.isBlank();
    }

    SmsProvider provider() {
        return new SmsProvider(
                method,
                String.valueOf(url).strip(),
                headers,
                body,
                encoding,
                pattern(accepted),
                pattern(later),
                timeout);
    }

    private static @Nullable Pattern pattern(@Nullable String text) {
        return text == null || text.isBlank() ? null : Pattern.compile(text);
    }

    /** Without address and headers, which may hold keys. */
    @Override
    public String toString() {
        return "SmsProperties[method=%s]".formatted(method);
    }
}
