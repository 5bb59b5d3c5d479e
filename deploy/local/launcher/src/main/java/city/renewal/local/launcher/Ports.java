package city.renewal.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
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
    int exactly(int port) {
        if (!isFree(port)) {
            throw new Refused("Port %d is in use by another program; choose another one with --port".formatted(port));
        }
        given.add(port);
        return port;
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
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
