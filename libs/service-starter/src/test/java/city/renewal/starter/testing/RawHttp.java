package city.renewal.starter.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Sends raw bytes, which a client library would refuse to send, to a local port and reads the response. */
final class RawHttp {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STALLED = Duration.ofMillis(500);
    private static final byte[] REFUSED_AT_ONCE =
            "GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_BODY = 4_000;

    private RawHttp() {}

    /**
     * @param status 0 if the connection ended without a response
     * @param took time until the head was received
     * @param body the beginning of the body
     */
    record Response(int status, String head, String body, Duration took) {
        String header(String name) {
            for (var line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }

    /** Whether a control request, which any service refuses at once, is slow as well. */
    static boolean isStalled(int port) throws IOException {
        return send(port, REFUSED_AT_ONCE).took().compareTo(STALLED) > 0;
    }

    static Response send(int port, byte[] request) throws IOException {
        return send(port, request, PATIENCE);
    }

    static Response send(int port, byte[] request, Duration patience) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            var started = System.nanoTime();
            write(socket, request);
            var head = head(socket);
            var took = Duration.ofNanos(System.nanoTime() - started);
            var parts = head.split(" ", 3);
            if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
                return new Response(0, head, "", took);
            }
            var answer = new Response(Integer.parseInt(parts[1]), head, "", took);
            return answer.status() >= 400 && answer.header("content-type").contains("json")
                    ? new Response(answer.status(), head, body(socket), took)
                    : answer;
        }
    }

    /** A server may respond and close the connection before it has read the whole request. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            if (socket.isClosed()) {
                throw e;
            }
        }
    }

    private static String head(Socket socket) throws IOException {
        var head = new ByteArrayOutputStream();
        var in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0 && head.size() < LONGEST_HEAD; next = in.read()) {
                head.write(next);
                if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketException e) {
            // The connection was reset: the bytes received so far are the response.
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String body(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }
}
