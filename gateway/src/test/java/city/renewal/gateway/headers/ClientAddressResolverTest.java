package city.renewal.gateway.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ClientAddressResolverTest {
    private final ClientAddressResolver peer = new ClientAddressResolver(List.of("192.0.2.1", "192.0.2.2"));

    @Test
    void forwardingHeadersOfAnUntrustedPeerAreIgnored() {
        assertThat(peer.address(from("198.51.100.7", "203.0.113.9"))).isEqualTo("198.51.100.7");
    }

    @Test
    void aTrustedProxyNamesTheClientsAddress() {
        assertThat(peer.address(from("192.0.2.1", "203.0.113.9"))).isEqualTo("203.0.113.9");
    }

    @Test
    void behindTwoTrustedProxiesOnlyTheirOwnEntriesCount() {
        assertThat(peer.address(from("192.0.2.1", "6.6.6.6, 203.0.113.9, 192.0.2.2")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aTrustedProxyWithoutAForwardingHeaderIsTheClient() {
        assertThat(peer.address(MockServerHttpRequest.get("/")
                        .remoteAddress(new InetSocketAddress("192.0.2.1", 1))
                        .build()))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void forwardingHeadersPassOnlyFromATrustedProxy() {
        var headers = new ServiceHeadersFilter(peer);
        var trusted = from("192.0.2.1", "203.0.113.9");
        var stranger = from("198.51.100.7", "203.0.113.9");

        assertThat(headers.filter(trusted.getHeaders(), MockServerWebExchange.from(trusted))
                        .getFirst("X-Forwarded-For"))
                .isEqualTo("203.0.113.9");
        assertThat(headers.filter(stranger.getHeaders(), MockServerWebExchange.from(stranger))
                        .getFirst("X-Forwarded-For"))
                .isNull();
    }

    private static MockServerHttpRequest from(String remote, String forwardedFor) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(remote, 1))
                .header("X-Forwarded-For", forwardedFor)
                .build();
    }
}
