package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** HSTS behind a trusted proxy that terminates TLS. */
class HstsIT {
    @Test
    void aResponseOverTlsHasAnHstsHeader() {
        try (var gateway = new RunningGateway("renewal.trusted-proxies=127.0.0.1")) {
            var encrypted = gateway.send("/", request -> request.header("X-Forwarded-Proto", "https"));
            var plain = gateway.send("/", request -> request.header("X-Forwarded-Proto", "http"));

            assertThat(encrypted.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
            assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }
}
