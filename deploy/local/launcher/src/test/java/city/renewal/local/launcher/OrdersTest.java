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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of the order subcommands, against a gateway that records requests. */
class OrdersTest {

    @TempDir
    private Path folder;

    private final List<String> requests = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer gateway;
    private int status = 200;
    private String answer = "{}";

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

    /** Runs a subcommand with the name of its default user as the token. */
    private void orders(String... typed) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var uri = "http://127.0.0.1:" + gateway.getAddress().getPort();
        new OrderCommands((user, arguments) -> new Orders(new GatewayClient(uri, user), out), folder)
                .run(List.of(typed));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void listsOrdersThatAreNotFiled() {
        answer = """
                {"items": [{"orderId": "a-2023-1", "number": "督办〔2023〕1号", "colour": "RED", "state": "ISSUED",
                   "unit": {"unitId": "u1", "name": "建管中心"}, "projectId": "p1", "projectName": "沙子口片区改造", "answerDue": "2023-07-05", "overdue": true, "overdueDays": 2,
                   "matter": "节点逾期"}]}
                """;

        orders("--project", "p 1");

        assertThat(requests)
                .containsExactly("GET /api/v1/supervision-orders?open=true&limit=100&project=p+1 Bearer commander ");
        assertThat(lines())
                .containsExactly(
                        "a-2023-1  督办〔2023〕1号  RED     ISSUED    建管中心  answer by 2023-07-05, 2 days late  沙子口片区改造 (p1)  节点逾期");
    }

    @Test
    void printsThatNothingIsOpen() {
        answer = "{\"items\": []}";

        orders("list");

        assertThat(lines()).containsExactly("No supervision order is open, as far as this user sees");
    }

    @Test
    void showsAnOrderAndItsHistory() {
        answer = """
                {"number": "督办〔2023〕1号", "colour": "RED", "state": "CLOSED", "unit": {"name": "建管中心"},
                 "projectName": "沙子口片区改造", "nodeName": "施工图设计", "matter": "M", "basis": "B", "demand": "D",
                 "projectId": "p1", "issuedAt": "2023-06-30T00:00:00Z", "issuedBy": "policy:strict", "issuedByName": "从严", "rounds": [
                   {"answerDue": "2023-07-05", "answer": {"by": "p-unit", "text": "在办", "at": "2023-07-03T02:00:00Z"}, "returned": {"by": "p-s", "reason": "没有时限", "at": "2023-07-03T16:30:00Z"}},
                   {"answerDue": "2023-07-07", "answer": null, "returned": null}],
                 "closure": {"outcome": "WITHDRAWN", "by": "p-s", "at": "2023-07-06T00:00:00Z"}}
                """;

        orders("show", "a-2023-1");

        assertThat(lines())
                .containsExactly(
                        "督办〔2023〕1号  RED  CLOSED",
                        "to       建管中心",
                        "project  沙子口片区改造 (p1) · 施工图设计",
                        "matter   M",
                        "basis    B",
                        "demand   D",
                        "issued   2023-06-30 08:00 by 从严 (policy:strict)",
                        "answer by 2023-07-05",
                        "    2023-07-03 10:00  p-unit answered: 在办",
                        "    2023-07-04 00:30  p-s sent it back: 没有时限",
                        "answer by 2023-07-07",
                        "filed    2023-07-06 08:00 by p-s, WITHDRAWN");
    }

    @Test
    void printsThePaperOrWritesItToANewFile() throws IOException {
        answer = "<!doctype html><p>督办单</p>";

        orders("paper", "a-2023-1");
        orders("paper", "a-2023-1", "--out", "order.html");

        assertThat(requests).first().isEqualTo("GET /api/v1/supervision-orders/a-2023-1/paper Bearer commander ");
        assertThat(lines()).first().isEqualTo(answer);
        assertThat(Files.readString(folder.resolve("order.html"))).isEqualTo(answer);
        assertThatThrownBy(() -> orders("paper", "a-2023-1", "--out", "order.html"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("order.html");
    }

    @Test
    void issuesAnswersReturnsAndClosesAsTheDefaultUsers() {
        answer = """
                {"number": "督办〔2023〕1号", "orderId": "a-2023-1", "state": "REPLIED", "answerDue": "2023-07-05"}
                """;

        orders(
                "issue",
                "--project",
                "p1",
                "--colour",
                "RED",
                "--matter",
                "M",
                "--basis",
                "B",
                "--demand",
                "D",
                "--days",
                "3");
        orders("answer", "a-2023-1", "--text", "在办 \"今日\"");
        orders("return", "a-2023-1", "--reason", "没有时限");
        orders("close", "a-2023-1");

        assertThat(requests.getFirst())
                .startsWith("POST /api/v1/supervision-orders Bearer supervisor {")
                .contains("\"projectId\": \"p1\"", "\"colour\": \"RED\"", "\"answerWithinDays\": 3")
                .doesNotContain("nodeId", "unitId");
        assertThat(requests.subList(1, 4))
                .containsExactly(
                        "POST /api/v1/supervision-orders/a-2023-1/reply Bearer unit {\"answer\": \"在办 \\\"今日\\\"\"}",
                        "POST /api/v1/supervision-orders/a-2023-1/return Bearer supervisor {\"reason\": \"没有时限\"}",
                        "POST /api/v1/supervision-orders/a-2023-1/closure Bearer supervisor {}");
        assertThat(lines().get(1)).isEqualTo("Answered: 督办〔2023〕1号 (a-2023-1), REPLIED, answer by 2023-07-05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "list extra",
                "burn",
                "answer a-2023-1",
                "return a-2023-1",
                "issue --project p1",
                "issue --project p --colour RED --matter m --basis b --demand d --days many",
                "list --colour"
            })
    void refusesAnInvalidCommandWithoutARequest(String typed) {
        assertThatThrownBy(() -> orders(typed.split(" "))).isInstanceOf(CommandException.class);

        assertThat(requests).isEmpty();
    }

    @Test
    void namesAllMissingArgumentsAtOnce() {
        assertThatThrownBy(() -> orders("issue", "--project", "p1"))
                .hasMessage("'orders issue' needs --colour, --matter, --basis and --demand");
        assertThatThrownBy(() -> orders("answer")).hasMessage("'orders answer' needs an order's id and --text");
        assertThatThrownBy(() -> orders("anwser", "a-2023-1"))
                .hasMessage("'orders' doesn't know 'anwser'; did you mean 'answer'?");
        assertThatThrownBy(() -> orders("show", "a-2023-1", "--text", "x"))
                .hasMessageStartingWith("'orders show' has no option --text");
        assertThatThrownBy(() -> orders("close", "a-2023-1", "--notes", "x"))
                .hasMessage("'orders' has no option --notes; did you mean '--note'?");
        assertThat(requests).isEmpty();
    }

    @Test
    void reportsAFileThatCannotBeWrittenInOneSentence() {
        answer = "<p>";

        assertThatThrownBy(() -> orders("paper", "a-2023-1", "--out", "no/such/folder/order.html"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("Couldn't write '")
                .hasMessageEndingWith("no such file");
    }

    @Test
    void passesOnAnErrorOfThePlatform() {
        status = 409;
        answer = "{\"detail\": \"already filed\"}";

        assertThatThrownBy(() -> orders("close", "a-2023-1"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("409")
                .hasMessageContaining("already filed");
    }
}
