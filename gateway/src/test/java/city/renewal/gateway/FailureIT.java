package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.StubServer.RawHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses to failed services and to invalid requests. */
class FailureIT {
    private static final int MIB = 1024 * 1024;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aServiceThatBreaksOffIsABadGateway() {
        gateway.project.on("/api/v1/projects/broken", exchange -> {
            throw new IOException("killed");
        });

        var response = gateway.call("POST", "/api/v1/projects/broken");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(Json.read(response.body()).path("type").asString()).isEqualTo("urn:renewal:problem:bad-gateway");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 1048576, 200",
        "application/json, 1048577, 413",
        "application/json, 2097152, 413",
        "multipart/form-data;boundary=x, 10485760, 200",
        "multipart/form-data;boundary=x, 10485761, 413",
        "image/jpeg, 3000000, 200",
        "text/plain, 20000000, 413"
    })
    void aBodyOverTheLimitIsRefusedByItsAnnouncedLength(String type, int size, int status) {
        var before = gateway.project.received().size();

        var response = gateway.send(
                "/api/v1/projects",
                request -> RunningGateway.bearer(request, gateway.issuer.token("p"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(new byte[size])));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(gateway.project.received()).hasSize(before + (status == 200 ? 1 : 0));
        if (status == 413) {
            var problem = Json.read(response.body());
            assertThat(problem.path("type").asString()).isEqualTo("urn:renewal:problem:too-large");
            assertThat(problem.path("violations").path(0).path("field").asString())
                    .isEqualTo("body");
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json, 1048577", "multipart/form-data;boundary=x, 10485761"})
    void aBodyOverTheLimitIsRefusedWhileItStreams(String type, int size) {
        var complete = new boolean[1];
        RawHandler answer = exchange -> {
            exchange.http.getRequestBody().readAllBytes();
            complete[0] = true;
            exchange.json(200, "{}");
        };
        gateway.project.on("/api/v1/projects/streamed", answer);

        var response = gateway.send(
                "/api/v1/projects/streamed",
                request -> RunningGateway.bearer(request, gateway.issuer.token("p"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Json.read(response.body()).path("type").asString()).isEqualTo("urn:renewal:problem:too-large");
        assertThat(complete[0]).isFalse();
    }

    @Test
    void aClientThatOnlyWritesUntilItIsDoneStillReadsTheRefusal() throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + gateway.issuer.token("p") + "\r\nContent-Length: " + 3 * MIB
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[3 * MIB]);
            out.flush();

            var line = readLine(socket);

            assertThat(line).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void headersThatAreTooLargeAreAProblemToo() {
        var response = gateway.send("/api/v1/projects", request -> request.header("X-Large", "x".repeat(40_000)));

        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.read(response.body()).path("type").asString())
                .isEqualTo("urn:renewal:problem:headers-too-large");
    }

    @Test
    void anAddressThatIsTooLongIsAProblemToo() {
        var response = gateway.get("/api/v1/projects?q=" + "x".repeat(20_000));

        assertThat(response.statusCode()).isEqualTo(414);
        assertThat(Json.read(response.body()).path("type").asString()).isEqualTo("urn:renewal:problem:uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/projects/..%2f..%2factuator",
                "/api/v1/projects/a%2Fb",
                "/api/v1/projects/a%00b",
                "/api/v1/projects;x=y",
                "/api/v1//projects",
                "/api/v1/projects/../../../actuator/health"
            })
    void anAmbiguousPathReachesNoService(String path) throws IOException {
        var before = gateway.project.received().size();
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                    + gateway.issuer.token("p") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 Bad Request");
            assertThat(answer).contains("application/problem+json");
            assertThat(answer).contains("urn:renewal:problem:malformed-request");
        }
        assertThat(gateway.project.received()).hasSize(before);
    }

    private static String readLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var c = socket.getInputStream().read();
                c != '\r' && c >= 0;
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
