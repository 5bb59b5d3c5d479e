package city.renewal.notification.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once per connection and lets it pass only when every one of its addresses may be called; the connection
 * is then made to one of these very addresses. A name that answers differently the second time gains nothing.
 */
final class CheckedNames implements DnsResolver {
    /** One of the addresses must not be called. */
    static final class ForbiddenAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        ForbiddenAddress(String message) {
            super(message);
        }
    }

    private final NameService names;
    private final Networks networks;

    CheckedNames(NameService names, Networks networks) {
        this.names = names;
        this.networks = networks;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        for (var address : addresses) {
            if (!networks.mayBeCalled(address)) {
                throw new ForbiddenAddress(
                        "must not lie in a private, loopback, link-local or otherwise reserved network");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
