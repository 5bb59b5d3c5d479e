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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output of the alert subcommands, against a gateway that records requests. */
class AlertsTest {

    private final List<String> requests = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer gateway;
    private int status = 200;
    private String answer = "{}";
    private final Map<String, String> others = new HashMap<>(Map.of(
            "/api/v1/projects/p1", "{\"name\": \"海尔路小区改造\", \"programme\": \"laoshan-2023\"}",
            "/api/v1/programmes/laoshan-2023", "{\"zone\": \"Asia/Shanghai\"}"));

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            var path = exchange.getRequestURI().getPath();
            var bytes = others.getOrDefault(path, answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(others.containsKey(path) ? 200 : status, bytes.length);
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
                new GatewayClient("http://127.0.0.1:" + gateway.getAddress().getPort(), "t0ken"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void listsOpenAlerts() {
        answer = """
                {"items": [{"alertId": "a1", "level": 2, "kind": "OVERDUE", "projectId": "p1", "nodeId": "n1",
                            "raisedAt": "2023-06-30T00:00:00Z", "acknowledgedBy": "p-owner"}]}
                """;

        alerts().list(Optional.of("p 1"));

        assertThat(requests).contains("GET /api/v1/alerts?open=true&limit=100&project=p+1 Bearer t0ken ");
        assertThat(lines())
                .containsExactly(
                        "a1  level 2  OVERDUE  海尔路小区改造 (p1), node n1  since 2023-06-30 08:00  acknowledged by p-owner");
    }

    @Test
    void printsThatNothingIsOpen() {
        answer = "{\"items\": []}";

        alerts().list(Optional.empty());

        assertThat(lines()).containsExactly("No alert is open, as far as this user sees");
    }

    @Test
    void explainsEachStep() {
        others.put("/api/v1/alerts/a1", """
                {"kind": "OVERDUE", "projectId": "p1", "subject": {"type": "PROBLEM", "projectId": "p1", "problemId": "q1"}}
                """);
        answer = """
                {"level": 1, "policyId": "default", "nextLookAt": null, "orders": [
                  {"level": 1, "orderId": "a-2023-1", "number": "督办〔2023〕1号", "state": "ISSUED", "answerDue": "2023-07-05"}],
                 "turns": [
                  {"at": "2023-06-30T00:00:00Z", "level": 0, "toldPersonId": null,
                   "stages": [{"stage": "SILENCE", "stoppedBecause": "SILENCED", "rule": "s1"}]},
                  {"at": "2023-06-30T16:30:00Z", "level": 1, "toldPersonId": "p-owner",
                   "stages": [{"stage": "ROUTE", "stoppedBecause": null, "rule": "root"}]}]}
                """;

        alerts().explain("a1");

        assertThat(lines())
                .containsExactly(
                        "OVERDUE  海尔路小区改造 (p1), problem q1",
                        "level 1 by policy default, next look at no time",
                        "level 1 issued 督办〔2023〕1号 (a-2023-1), ISSUED, answer by 2023-07-05",
                        "2023-06-30 08:00  level 0  nobody was told",
                        "    SILENCE   SILENCED: s1",
                        "2023-07-01 00:30  level 1  p-owner was told",
                        "    ROUTE     root");
    }

    @Test
    void acknowledgesAndSilences() {
        alerts().acknowledge("a1", Optional.of("在办 \"今日\""));
        alerts().silence("p1", "2023-07-01T08:00", "台风");

        assertThat(requests)
                .contains(
                        "POST /api/v1/alerts/a1/acknowledgement Bearer t0ken {\"note\": \"在办 \\\"今日\\\"\"}",
                        "POST /api/v1/silences Bearer t0ken {\"match\": [{\"trait\": \"PROJECT\", \"values\": [\"p1\"]}],"
                                + " \"reason\": \"台风\", \"endsAt\": \"2023-07-01T00:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-01, 2023-07-01T16:00:00Z",
        "2023-07-01 08:00, 2023-07-01T00:00:00Z",
        "2023-07-01T08:00:30, 2023-07-01T00:00:30Z",
        "2023-07-01T08:00+09:00, 2023-06-30T23:00:00Z",
        "2023-07-01T00:00Z, 2023-07-01T00:00:00Z"
    })
    void acceptsADayALocalTimeOrATimeWithOffset(String typed, String meant) {
        alerts().silence("p1", typed, "台风");

        assertThat(requests).anyMatch(request -> request.contains("\"endsAt\": \"%s\"".formatted(meant)));
    }

    @Test
    void refusesAnInvalidTimeAndSaysWhichFormatsAreValid() {
        assertThatThrownBy(() -> alerts().silence("p1", "tomorrow", "台风"))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("'--until tomorrow'", "2023-07-02T18:00");
    }

    @Test
    void reportsAFailureInOneSentence() {
        status = 422;
        answer = """
                {"title": "Invalid", "status": 422, "detail": "The request is not valid",
                 "violations": [{"field": "note", "message": "is too long"}]}
                """;

        assertThatThrownBy(() -> alerts().acknowledge("a1", Optional.empty()))
                .isInstanceOf(CommandException.class)
                .hasMessage("The platform refuses (422): The request is not valid; note is too long");
    }

    @ParameterizedTest
    @CsvSource({
        "503, <html>, a service behind it doesn't answer",
        "403, '', this user may not do that",
        "404, '', 'there is no such thing, or this user doesn''t see it'",
        "200, <html>, answers something that is no JSON"
    })
    void reportsAnAnswerThatIsNotJson(int code, String body, String words) {
        status = code;
        answer = body == null ? "" : body;

        assertThatThrownBy(() -> alerts().list(Optional.empty()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("<html>");
    }
}
