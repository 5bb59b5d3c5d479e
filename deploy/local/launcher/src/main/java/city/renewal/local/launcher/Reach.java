package city.renewal.local.launcher;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the gateway and the sign-in page listen; everything else of the platform stays on loopback.
 *
 * @param bind the address that they listen on, {@code 0.0.0.0} for all of this machine's
 * @param host the address that people type, which is also the issuer's in every token
 * @param password what the sign-in page asks for; empty: nothing, as nobody but this machine reaches it
 */
record Reach(String bind, String host, String password) {

    static final Reach LOOPBACK = new Reach("127.0.0.1", "127.0.0.1", "");

    private static final String EVERYWHERE = "0.0.0.0";
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3})(\\.[0-9]{1,3}){3}");

    /** What {@code --listen} says, without a password so far. */
    static Reach of(String listen) {
        if (listen.equals("127.0.0.1") || listen.equals("localhost")) {
            return LOOPBACK;
        }
        if (!IPV4.matcher(listen).matches()) {
            throw new Refused(
                    "'--listen %s' is no address: it is 0.0.0.0 for all addresses of this machine, or one of them, such as 192.168.1.20"
                            .formatted(listen));
        }
        return new Reach(listen, listen.equals(EVERYWHERE) ? addressInTheNetwork() : listen, "");
    }

    Reach with(String chosen) {
        return new Reach(bind, host, chosen);
    }

    /** Whether others than the programs of this machine may reach it. */
    boolean isOpen() {
        return !equals(LOOPBACK);
    }

    /** How this machine itself reaches it. */
    String local() {
        return bind.equals(EVERYWHERE) ? LOOPBACK.bind : bind;
    }

    /** The origins under which a browser may show the pages. */
    List<String> origins(int port) {
        var names = new ArrayList<>(List.of(host));
        if (local().equals(LOOPBACK.bind)) {
            names.addAll(List.of(LOOPBACK.bind, "localhost"));
        }
        return names.stream()
                .distinct()
                .map(name -> "http://%s:%d".formatted(name, port))
                .toList();
    }

    /** This machine's first address in a local network. */
    private static String addressInTheNetwork() {
        try {
            for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (network.isUp() && !network.isLoopback() && !network.isPointToPoint()) {
                    for (var address : Collections.list(network.getInetAddresses())) {
                        if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
                            return address.getHostAddress();
                        }
                    }
                }
            }
        } catch (SocketException unknown) {
            throw new Refused("This machine doesn't tell its addresses; name one of them with --listen", unknown);
        }
        throw new Refused("This machine is in no network; connect it, or name one of its addresses with --listen");
    }
}
