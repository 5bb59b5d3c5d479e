package city.renewal.notification.adapter.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

/** An HTTP receiver on loopback that behaves as it is told, request by request, and takes down what it was sent. */
public final class HostileReceiver implements AutoCloseable {
    /** What it does with a request that it has read. */
    public sealed interface Behaviour {
        /** @param headers lines to put into it */
        record Answer(int status, String headers, String body) implements Behaviour {
            public Answer(int status, String headers) {
                this(status, headers, "");
            }

            public Answer(int status) {
                this(status, "x-nothing: more");
            }
        }

        record Redirect(String to) implements Behaviour {}

        /** Never answers. */
        record Hang() implements Behaviour {}

        /** Sends the head of an answer, and never its body. */
        record HangInTheBody() implements Behaviour {}

        /** Closes with a reset. */
        record Reset() implements Behaviour {}

        /** Answers with something that is no HTTP. */
        record Nonsense() implements Behaviour {}
    }

    /** A request as it came. */
    public record Received(String line, Map<String, String> headers, String body) {}

    private final ServerSocket server;
    private final LinkedBlockingDeque<Behaviour> next = new LinkedBlockingDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public HostileReceiver() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** For the requests to come, one each; 204 when there is none left. */
    public HostileReceiver behaves(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:%d/hook".formatted(server.getLocalPort()));
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var headers = headers(in);
                var body = body(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
                received.add(new Received(line, headers, body));
                var behaviour = next.poll();
                behave(socket, behaviour == null ? new Behaviour.Answer(204) : behaviour);
            }
        } catch (IOException e) {
            open.remove(socket);
        }
    }

    private static Map<String, String> headers(BufferedReader in) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String body(BufferedReader in, int bytes) throws IOException {
        var body = new StringBuilder();
        for (var left = bytes; left > 0; left -= bytes(body.charAt(body.length() - 1))) {
            body.append((char) in.read());
        }
        return body.toString();
    }

    /** Of a character in UTF-8; each half of a pair counts as half of its four. */
    private static int bytes(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private static void behave(Socket socket, Behaviour behaviour) throws IOException {
        switch (behaviour) {
            case Behaviour.Answer(var status, var headers, var body) ->
                write(
                        socket,
                        "HTTP/1.1 %d X\r\ncontent-length: %d\r\n%s\r\n\r\n%s"
                                .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, headers, body));
            case Behaviour.Redirect(var to) ->
                write(socket, "HTTP/1.1 302 Found\r\nlocation: %s\r\ncontent-length: 0\r\n\r\n".formatted(to));
            case Behaviour.Hang() -> {}
            case Behaviour.HangInTheBody() -> write(socket, "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nx");
            case Behaviour.Reset() -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case Behaviour.Nonsense() -> {
                write(socket, "220 mail.example ESMTP\r\n");
                socket.close();
            }
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : new ArrayList<>(open)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
