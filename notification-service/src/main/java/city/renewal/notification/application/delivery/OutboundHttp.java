package city.renewal.notification.application.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP client for external receivers: bounded in time and size, without redirects, and restricted in its targets. */
public interface OutboundHttp {
    /** Where a request may go. */
    enum Reach {
        /** Any address; for targets that the operator of this service configured. */
        ANYWHERE,
        /** Public addresses and the networks that the operator allows; for targets that users entered. */
        PUBLIC
    }

    record Request(String method, URI uri, Map<String, String> headers, String body, Duration timeout, Reach reach) {
        /** Without address, headers and body, which may hold tokens and people's addresses. */
        @Override
        public String toString() {
            return "Request[%s]".formatted(method);
        }
    }

    /** The outcome of a request. */
    sealed interface HttpResult {
        /**
         * The receiver's response.
         *
         * @param body its beginning
         */
        record Response(int status, String body, @Nullable Duration retryAfter) implements HttpResult {
            public boolean isSuccess() {
                return status >= 200 && status < 300;
            }

            /** Whether a retry may succeed: a server error, a time-out or a rate limit. */
            public boolean isTransient() {
                return status >= 500 || status == 408 || status == 425 || status == 429;
            }

            /** Status and the beginning of the body, on one line. */
            public String summary() {
                return body.isBlank() ? Integer.toString(status) : status + " " + body;
            }
        }

        /** No connection, no response in time, or a response that is not HTTP. */
        record NoResponse(String reason) implements HttpResult {}

        /** The request was not sent, because its address must not be called. */
        record Forbidden(String reason) implements HttpResult {}
    }

    /** Never throws for what the receiver does, and returns in bounded time. */
    HttpResult exchange(Request request);

    /** Why an address that a user entered must not be called; empty if it may be called. */
    Optional<String> refusal(String uri, Reach reach);
}
