package city.renewal.notification.adapter.sms;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a provider of text messages is asked, in templates that read {@code mobile}, {@code text} and {@code messageId}.
 *
 * <p>What an answer means is the provider's own: most answer 200 whatever comes of it, with a code in the body, so that
 * without {@code accepted} a refusal would look like success. Of Alibaba Cloud, for one (alibabacloud.com/help/doc-detail/73694,
 * 116206), {@code "Code":"OK"} is acceptance, {@code isv.BUSINESS_LIMIT_CONTROL} (too many to this mobile) and
 * {@code isp.SYSTEM_ERROR} may go better later, and {@code isv.MOBILE_NUMBER_ILLEGAL} or {@code isv.AMOUNT_NOT_ENOUGH} will
 * not.
 *
 * @param body a template; values are escaped as the content type wants it, JSON or a form
 * @param accepted what its answer contains when it took the message; null: any 2xx is enough
 * @param later what its answer contains when it may take the message later; null: nothing
 */
public record SmsProvider(
        String method,
        String url,
        Map<String, String> headers,
        String body,
        Encoding encoding,
        @Nullable Pattern accepted,
        @Nullable Pattern later,
        Duration timeout) {
    /** What a body is. */
    public enum Encoding {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        private final String contentType;

        Encoding(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    public SmsProvider {
        headers = Map.copyOf(headers);
    }

    /** Without address, headers and body, which may hold keys. */
    @Override
    public String toString() {
        return "SmsProvider[method=%s]".formatted(method);
    }
}
