package city.renewal.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a process how it is, with as little machinery as possible: {@code status} should answer at once. */
final class Probe {

    private static final int CONNECT_MILLIS = 500;
    private static final int ANSWER_MILLIS = 3_000;

    private Probe() {}

    /** True when health is UP on the management port, or, for a process without one, when its port answers. */
    static boolean isHealthy(int port, int managementPort) {
        return managementPort == 0 ? answers(port) : isUp(managementPort);
    }

    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean isUp(int managementPort) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), managementPort), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
                            .formatted(managementPort)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200") && answer.contains("\"status\":\"UP\"");
        } catch (IOException unwell) {
            return false;
        }
    }
}
