package city.renewal.local.issuer;

import java.util.Set;

/** The host names of this machine's loopback. A request with another host name may be a DNS rebinding attack. */
final class LoopbackNames {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private LoopbackNames() {}

    static boolean contains(String host) {
        return NAMES.contains(host);
    }
}
