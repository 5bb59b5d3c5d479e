package city.renewal.notification.application;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP client for receivers outside: bounded in time and size, without redirects, and restricted in its targets. */
public interface OutboundHttp {
    /** Where a request may go. */
    enum Reach {
        /** To whatever the operator of this service configured. */
        ANYWHERE,
        /** To public addresses, and the networks that the operator allows: what somebody wrote into a form. */
        PUBLIC
    }

    record Request(String method, URI uri, Map<String, String> headers, String body, Duration timeout, Reach reach) {
        /** Without address, headers and body, which may hold tokens and people's addresses. */
        @Override
        public String toString() {
            return "Request[%s]".formatted(method);
        }
    }

    /** What came back. */
    sealed interface Answer {
        /**
         * An answer of the receiver.
         *
         * @param body its beginning
         */
        record Answered(int status, String body, @Nullable Duration retryAfter) implements Answer {
            public boolean isSuccess() {
                return status >= 200 && status < 300;
            }

            /** Whether the receiver may think otherwise later. */
            public boolean mayGoBetter() {
                return status >= 500 || status == 408 || status == 425 || status == 429;
            }

            /** Status and the beginning of the body, on one line. */
            public String brief() {
                return body.isBlank() ? Integer.toString(status) : status + " " + body;
            }
        }

        /** No connection, no answer in time, or something that is no HTTP. */
        record NoAnswer(String reason) implements Answer {}

        /** It was not sent: its address is one that must not be called. */
        record Forbidden(String reason) implements Answer {}
    }

    /** Never throws for what the receiver does, and returns in bounded time. */
    Answer exchange(Request request);

    /** What is wrong with an address that somebody wrote into a form; empty when it may be called. */
    Optional<String> refusal(String uri, Reach reach);
}
