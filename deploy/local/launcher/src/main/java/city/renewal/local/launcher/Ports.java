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
 * Assigns every process a port that it keeps across restarts.
 *
 * <p>New ports are below the system's range of ephemeral ports, so that a process finds its port free after a restart.
 */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final RandomGenerator random;
    private final Set<Integer> reserved = new HashSet<>();

    Ports(RandomGenerator random) {
        this.random = random;
    }

    /** Reserves this port; throws when it is in use. */
    int reserve(String address, int port) {
        try {
            bind(new InetSocketAddress(address, port));
        } catch (IOException refused) {
            throw new CommandException(reason(refused, address, port), refused);
        }
        reserved.add(port);
        return port;
    }

    private static String reason(IOException refused, String address, int port) {
        var reason = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("permission")) {
            return "Port %d needs rights that you don't have; choose one above 1023 with --port".formatted(port);
        }
        return reason.contains("cannot assign") || reason.contains("can't assign")
                ? "This machine has no address %s; --listen names one of its own, or 0.0.0.0".formatted(address)
                : "Port %d is in use by another program; choose another one with --port".formatted(port);
    }

    /** Reserves the preferred port if it is free, otherwise a new one. */
    int reservePreferred(int preferred) {
        var port = preferred;
        while (port == 0 || reserved.contains(port) || !isFree(port)) {
            port = random.nextInt(LOWEST, HIGHEST);
        }
        reserved.add(port);
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

    private static void bind(InetSocketAddress address) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        }
    }
}
