package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The terminal's words for alerts, against a gateway that says what it was asked. */
class AlertsTest {

    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer gateway;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private Alerts alerts() {
        return new Alerts(
                new FrontDoor("http://127.0.0.1:" + gateway.getAddress().getPort(), "t0ken"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void listsWhatIsOpen() {
        answer = """
                {"items": [{"alertId": "a1", "level": 2, "kind": "OVERDUE", "projectId": "p1", "nodeId": "n1",
                            "raisedAt": "2023-06-30T00:00:00Z", "acknowledgedBy": "p-owner"}]}
                """;

        alerts().list(Optional.of("p 1"));

        assertThat(asked).containsExactly("GET /api/v1/alerts?open=true&limit=100&project=p+1 Bearer t0ken ");
        assertThat(lines())
                .containsExactly("a1  level 2  OVERDUE  p1/n1  since 2023-06-30T00:00:00Z  acknowledged by p-owner");
    }

    @Test
    void saysThatNothingIsOpen() {
        answer = "{\"items\": []}";

        alerts().list(Optional.empty());

        assertThat(lines()).containsExactly("No alert is open, as far as this user sees");
    }

    @Test
    void explainsTurnByTurn() {
        answer = """
                {"level": 1, "policyId": "default", "nextLookAt": null, "orders": [
                  {"level": 1, "orderId": "a-2023-1", "number": "督办〔2023〕1号", "state": "ISSUED", "answerDue": "2023-07-05"}],
                 "turns": [
                  {"at": "T1", "level": 0, "toldPersonId": null,
                   "stages": [{"stage": "SILENCE", "stoppedBecause": "SILENCED", "rule": "s1"}]},
                  {"at": "T2", "level": 1, "toldPersonId": "p-owner",
                   "stages": [{"stage": "ROUTE", "stoppedBecause": null, "rule": "root"}]}]}
                """;

        alerts().explain("a1");

        assertThat(lines())
                .containsExactly(
                        "level 1 by policy default, next look at no time",
                        "level 1 issued 督办〔2023〕1号 (a-2023-1), ISSUED, answer by 2023-07-05",
                        "T1  level 0  nobody was told",
                        "    SILENCE   SILENCED: s1",
                        "T2  level 1  p-owner was told",
                        "    ROUTE     root");
    }

    @Test
    void acknowledgesAndSilences() {
        alerts().acknowledge("a1", Optional.of("在办 \"今日\""));
        alerts().silence("p1", "2023-07-01T00:00:00Z", "台风");

        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/alerts/a1/acknowledgement Bearer t0ken {\"note\": \"在办 \\\"今日\\\"\"}",
                        "POST /api/v1/silences Bearer t0ken {\"match\": [{\"trait\": \"PROJECT\", \"values\": [\"p1\"]}],"
                                + " \"reason\": \"台风\", \"endsAt\": \"2023-07-01T00:00:00Z\"}");
    }

    @Test
    void passesARefusalOn() {
        status = 403;
        answer = "{\"detail\": \"not yours\"}";

        assertThatThrownBy(() -> alerts().acknowledge("a1", Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("403")
                .hasMessageContaining("not yours");
    }
}
