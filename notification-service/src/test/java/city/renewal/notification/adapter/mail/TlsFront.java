package city.renewal.notification.adapter.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Gives a mail server that speaks in the clear TLS: from the first byte, or after STARTTLS, which it answers itself. What was
 * said to it in the clear is kept.
 */
final class TlsFront implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    private final List<String> saidInTheClear = new CopyOnWriteArrayList<>();
    private final SSLContext context;
    private final MailServer.Tls tls;
    private final int behind;

    TlsFront(SSLContext context, MailServer.Tls tls, int behind) throws IOException {
        this.context = context;
        this.tls = tls;
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> saidInTheClear() {
        return saidInTheClear;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (tls == MailServer.Tls.TLS) {
                pump(encrypted(socket));
            } else if (wantsTls(socket)) {
                var secure = encrypted(socket);
                try (var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                    line(server.getInputStream());
                    pump(secure, server);
                }
            }
        } catch (IOException e) {
            // Whoever came does not believe us, or has gone.
        }
    }

    private boolean wantsTls(Socket socket) throws IOException {
        say(socket, "220 front");
        for (var line = line(socket.getInputStream()); !line.isEmpty(); line = line(socket.getInputStream())) {
            saidInTheClear.add(line);
            switch (line.substring(0, 4)) {
                case "EHLO" -> say(socket, "250-front\r\n250 STARTTLS");
                case "STAR" -> {
                    say(socket, "220 go on");
                    return true;
                }
                default -> say(socket, "530 only after STARTTLS");
            }
        }
        return false;
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void pump(SSLSocket secure) throws IOException {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            pump(secure, server);
        }
    }

    private static void pump(SSLSocket secure, Socket server) throws IOException {
        var back = Thread.ofVirtual().start(() -> {
            try {
                server.getInputStream().transferTo(secure.getOutputStream());
            } catch (IOException e) {
                // They hung up.
            }
        });
        secure.getInputStream().transferTo(server.getOutputStream());
        server.shutdownOutput();
        back.interrupt();
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\r\n").getBytes(US_ASCII));
    }

    /** Byte by byte, as what comes after STARTTLS is not ours to read. Empty at the end. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.write(read);
        }
        return line.toString(US_ASCII).strip();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
