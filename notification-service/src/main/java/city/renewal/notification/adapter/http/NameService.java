package city.renewal.notification.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names to addresses, as the system does it. */
@FunctionalInterface
public interface NameService {
    /** Every address of a host, which may be a literal one. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
