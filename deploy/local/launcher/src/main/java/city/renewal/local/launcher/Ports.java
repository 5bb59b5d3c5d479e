package city.renewal.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gives every process a port that it keeps across restarts.
 *
 * <p>New ones come from below the range that the system takes for outgoing connections: a process that is started again
 * must find its port free.
 */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final RandomGenerator random;
    private final Set<Integer> given = new HashSet<>();

    Ports(RandomGenerator random) {
        this.random = random;
    }

    /** The port that is asked for, refused when somebody else has it. */
    int exactly(String address, int port) {
        try {
            bind(new InetSocketAddress(address, port));
        } catch (IOException refused) {
            throw new Refused(why(refused, address, port), refused);
        }
        given.add(port);
        return port;
    }

    private static String why(IOException refused, String address, int port) {
        var reason = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("permission")) {
            return "Port %d needs rights that you don't have; choose one above 1023 with --port".formatted(port);
        }
        return reason.contains("cannot assign") || reason.contains("can't assign")
                ? "This machine has no address %s; --listen names one of its own, or 0.0.0.0".formatted(address)
                : "Port %d is in use by another program; choose another one with --port".formatted(port);
    }

    /** The remembered port when it is free, else a new one. */
    int preferably(int remembered) {
        var port = remembered;
        while (port == 0 || given.contains(port) || !isFree(port)) {
            port = random.nextInt(LOWEST, HIGHEST);
        }
        given.add(port);
        return port;
    }

    static boolean isFree(int port) {
        try {
            bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void bind(InetSocketAddress place) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(place);
        }
    }
}
