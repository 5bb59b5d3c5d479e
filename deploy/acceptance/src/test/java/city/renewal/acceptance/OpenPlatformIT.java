package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./renewal up --listen ADDRESS}: the demonstration on another screen, which reaches this machine by another address. */
class OpenPlatformIT {
    private static final String ELSEWHERE = "127.0.0.2";
    private static final String PASSWORD = "open-sesame";
    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.startOpen(18975, ELSEWHERE, Map.of("RENEWAL_PASSWORD", PASSWORD));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    /** Without HTTPS a browser keeps its cryptography, locks and UUIDs from pages of other machines. */
    private static final String AS_ON_ANOTHER_MACHINE = """
        Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined});
        Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined});
        delete Crypto.prototype.randomUUID;
        """;

    @Test
    void somebodyElsewhereSignsInWithThePasswordAndWorks() {
        try (var desk = new DeskBrowser(platform.address())) {
            desk.before(AS_ON_ANOTHER_MACHINE);
            desk.open("/me");
            desk.click("#noticeAction");

            desk.signIn("commander", "guess");
            desk.shows(".wrong", "口令不对");
            desk.signIn("commander", PASSWORD);

            desk.shows("#person", "周明远");
            assertThat(desk.address()).startsWith("/me");
        }
    }

    @Test
    void tokensNameTheAddressThatBrowsersSeeAndEveryServiceTakesThem() throws Exception {
        var token = platform.token("commander");
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);

        assertThat(claims).contains("\"iss\":\"http://127.0.0.2:" + platform.port("issuer"));
        for (var path : List.of("/api/v1/projects", "/api/v1/deadlines", "/api/v1/alerts")) {
            platform.as("commander").get(path).expect(200);
        }
        assertThat(platform.prints("orders")).contains("No supervision order is open");
    }

    @Test
    void nothingButTheGatewayAndTheSignInIsReachedFromElsewhere() throws Exception {
        var reached = new ArrayList<String>();
        for (var process : platform.status().get("processes")) {
            var name = process.get("name").stringValue();
            for (var port : List.of("port", "managementPort")) {
                var number = process.get(port).intValue();
                if (number != 0 && isReached(number)) {
                    reached.add(name + " " + port);
                }
            }
        }

        assertThat(reached).containsExactlyInAnyOrder("gateway port", "issuer port");
    }

    /** What a launcher, an issuer and services write; nobody gives the password to broker or store. */
    @Test
    void noFileThatOthersMayReadHoldsThePassword() throws IOException {
        var holding = new ArrayList<Path>();
        for (var folder : List.of("logs", "run", "issuer")) {
            try (var files = Files.walk(platform.data().resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(OpenPlatformIT::isForOthers)
                        .filter(OpenPlatformIT::holdsThePassword)
                        .forEach(holding::add);
            }
        }

        assertThat(holding).isEmpty();
        assertThat(platform.data().resolve("logs/launcher.log")).isNotEmptyFile();
    }

    private static boolean isForOthers(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsThePassword(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReached(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(ELSEWHERE, port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
