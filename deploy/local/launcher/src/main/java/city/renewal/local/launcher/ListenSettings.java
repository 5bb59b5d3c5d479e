package city.renewal.local.launcher;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The address on which the gateway and the sign-in page listen; every other process stays on loopback.
 *
 * @param bind the address to bind, {@code 0.0.0.0} for all addresses of this machine
 * @param host the address that users type, which is also the issuer's host in every token
 * @param password the password of the sign-in page; empty for none, if only this machine can reach it
 */
record ListenSettings(String bind, String host, String password) {

    static final ListenSettings LOOPBACK = new ListenSettings("127.0.0.1", "127.0.0.1", "");

    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3})(\\.[0-9]{1,3}){3}");

    /** The settings of an argument of {@code --listen}, without a password yet. */
    static ListenSettings of(String listen) {
        if (listen.equals("127.0.0.1") || listen.equals("localhost")) {
            return LOOPBACK;
        }
        if (!IPV4.matcher(listen).matches()) {
            throw new CommandException(
                    "'--listen %s' is no address: it is 0.0.0.0 for all addresses of this machine, or one of them, such as 192.168.1.20"
                            .formatted(listen));
        }
        return new ListenSettings(listen, listen.equals(ALL_ADDRESSES) ? networkAddress() : listen, "");
    }

    ListenSettings withPassword(String chosen) {
        return new ListenSettings(bind, host, chosen);
    }

    /** Whether other machines can reach it. */
    boolean isPublic() {
        return !equals(LOOPBACK);
    }

    /** The address at which this machine reaches it. */
    String localHost() {
        return bind.equals(ALL_ADDRESSES) ? LOOPBACK.bind : bind;
    }

    /** The origins of the pages in a browser. */
    List<String> origins(int port) {
        var names = new ArrayList<>(List.of(host));
        if (localHost().equals(LOOPBACK.bind)) {
            names.addAll(List.of(LOOPBACK.bind, "localhost"));
        }
        return names.stream()
                .distinct()
                .map(name -> "http://%s:%d".formatted(name, port))
                .toList();
    }

    /** This machine's first address in a local network. */
    private static String networkAddress() {
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
            throw new CommandException(
                    "This machine doesn't tell its addresses; name one of them with --listen", unknown);
        }
        throw new CommandException(
                "This machine is in no network; connect it, or name one of its addresses with --listen");
    }
}
