package city.renewal.notification.adapter.http;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses may be called: public ones, and the networks that the operator allows.
 *
 * <p>Not public is whatever the IANA's special-purpose registries reserve: this host, private networks, loopback, link-local
 * (a cloud's metadata service among them), shared, benchmark and documentation addresses, multicast; and in IPv6
 * everything outside {@code 2000::/3}, with the tunnels in it that carry an IPv4 address (6to4, Teredo).
 */
public final class Networks {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final List<Network> RESERVED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    private final List<Network> allowed;

    /**
     * @param allowed networks such as {@code 10.20.0.0/16} or {@code 127.0.0.1/32}
     * @throws IllegalArgumentException for what is no network
     */
    public Networks(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::of).toList();
    }

    boolean mayBeCalled(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.holds(address))) {
            return true;
        }
        return (address instanceof Inet4Address || GLOBAL_UNICAST.holds(address))
                && RESERVED.stream().noneMatch(network -> network.holds(address));
    }

    /** The first {@code bits} of addresses that are {@code width} bits long. */
    private record Network(BigInteger prefix, int width, int bits) {
        static Network of(String text) {
            var slash = text.indexOf('/');
            var address = slash < 0 ? text : text.substring(0, slash);
            try {
                if (LITERAL.matcher(address).matches()) {
                    var bytes = InetAddress.getByName(address).getAddress();
                    var width = bytes.length * 8;
                    var bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
                    if (bits >= 0 && bits <= width) {
                        return new Network(new BigInteger(1, bytes).shiftRight(width - bits), width, bits);
                    }
                }
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("Expected a network such as 10.20.0.0/16, but got " + text, e);
            }
            throw new IllegalArgumentException("Expected a network such as 10.20.0.0/16, but got " + text);
        }

        boolean holds(InetAddress address) {
            var bytes = address.getAddress();
            return bytes.length * 8 == width
                    && new BigInteger(1, bytes).shiftRight(width - bits).equals(prefix);
        }
    }
}
