package city.renewal.local.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * HTTP requests to the platform's own processes: without redirects or a connection pool; a response of any status is
 * returned.
 */
final class Http {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 120_000;

    private Http() {}

    /** A status and a body. */
    record Response(int status, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    static Response get(String uri, Map<String, String> headers) throws IOException {
        return exchange("GET", uri, headers, new byte[0]);
    }

    static Response post(String uri, Map<String, String> headers, byte[] body) throws IOException {
        return exchange("POST", uri, headers, body);
    }

    static Response put(String uri, Map<String, String> headers, byte[] body) throws IOException {
        return exchange("PUT", uri, headers, body);
    }

    private static Response exchange(String method, String uri, Map<String, String> headers, byte[] body)
            throws IOException {
        var connection = (HttpURLConnection) URI.create(uri).toURL().openConnection();
        try {
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            headers.forEach(connection::setRequestProperty);
            if (!method.equals("GET")) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            var status = connection.getResponseCode();
            try (var in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                return new Response(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }
}
