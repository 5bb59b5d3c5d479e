package city.renewal.local.issuer;

import java.util.Set;

/** The names under which this machine calls itself: any other name in a request is a page elsewhere in disguise. */
final class LoopbackNames {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private LoopbackNames() {}

    static boolean contains(String host) {
        return NAMES.contains(host);
    }
}
