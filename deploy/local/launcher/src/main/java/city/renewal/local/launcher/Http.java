package city.renewal.local.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests to our own processes: no redirects, no pool, and an answer whatever its status. */
final class Http {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 120_000;

    private Http() {}

    /** A status and a body. */
    record Answer(int status, String body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    static Answer get(String uri, Map<String, String> headers) throws IOException {
        return exchange("GET", uri, headers, new byte[0]);
    }

    static Answer post(String uri, Map<String, String> headers, byte[] body) throws IOException {
        return exchange("POST", uri, headers, body);
    }

    static Answer put(String uri, Map<String, String> headers, byte[] body) throws IOException {
        return exchange("PUT", uri, headers, body);
    }

    private static Answer exchange(String method, String uri, Map<String, String> headers, byte[] body)
            throws IOException {
        var connection = (HttpURLConnection) URI.create(uri).toURL().openConnection();
        try {
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
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
                return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }
}
