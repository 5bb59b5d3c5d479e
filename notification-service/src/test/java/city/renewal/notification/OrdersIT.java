package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.notification.domain.order.SomeOrders.planned;
import static city.renewal.notification.domain.order.SomeOrders.programme;
import static city.renewal.notification.domain.order.SomeOrders.registered;
import static city.renewal.notification.domain.order.SomeOrders.withdrawn;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Topics;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.testing.ListExportCheck;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Supervision orders by way of the interface, about projects that are known by their facts. */
class OrdersIT {
    private static final String PATH = "/api/v1/supervision-orders";
    private static final String PROGRAMME = "orders-" + UUID.randomUUID();
    private static final String PROJECT = "p" + UUID.randomUUID();
    private static RunningService service;

    @BeforeAll
    static void publishAProject() {
        service = ChannelsService.get();
        service.publish(
                Topics.PROJECT,
                List.of(
                        programme(PROGRAMME),
                        registered(PROGRAMME, PROJECT, "370212001", 1, "沙子口片区改造"),
                        planned(PROJECT, 2)));
        eventually(() -> assertThat(post("supervisor", "", body()).status()).isEqualTo(201));
    }

    private static String body() {
        return """
                {"projectId":"%s","nodeId":"n1","colour":"RED","matter":"施工图设计逾期","basis":"攻坚计划第三条","demand":"查明原因，三日内完成。"}
                """.formatted(PROJECT);
    }

    private static Answer post(String user, String path, String body) {
        return post(user, path, body, Map.of());
    }

    private static Answer post(String user, String path, String body, Map<String, String> headers) {
        return service.send("POST", PATH + path, demo(user).token(), body, headers);
    }

    private static Answer issued() {
        var answer = post("supervisor", "", body());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    private static List<JsonNode> listed(String query, String user) {
        return service.get(PATH + "?limit=500&programme=" + PROGRAMME + query, demo(user))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static List<String> fields(Answer answer) {
        return answer.body()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("field").asString())
                .toList();
    }

    @Test
    void anOrderGoesToItsUnitWhichAnswersAndIsSentBackAndAnswersAgainUntilItIsFiled() {
        var order = issued();
        var path = "/" + order.text("orderId");
        assertThat(order.headers().get("location")).isEqualTo(PATH + path);
        assertThat(order.text("number")).matches("崂山督办〔2023〕\\d+号");
        assertThat(order.body().at("/unit/unitId").asString()).isEqualTo("u1");
        assertThat(order.text("issuedByName")).isEqualTo("人员p-supervisor");
        // Five working days after Friday, 30 June.
        assertThat(order.text("answerDue")).isEqualTo("2023-07-07");

        assertThat(post("unit-2", path + "/reply", "{\"answer\":\"x\"}").status())
                .as("another unit doesn't see it")
                .isEqualTo(404);
        assertThat(post("supervisor", path + "/closure", "{}").text("type")).endsWith("order-not-replied");
        var reply = post("unit", path + "/reply", "{\"answer\":\"在办\"}", Map.of("If-Match", "\"1\""));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.text("state")).isEqualTo("REPLIED");
        assertThat(post("unit", path + "/reply", "{\"answer\":\"again\"}").status())
                .isEqualTo(409);
        assertThat(post("supervisor", path + "/return", "{\"reason\":\"x\"}", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);

        var returned = post("supervisor", path + "/return", "{\"reason\":\"没有时限\"}", Map.of("If-Match", "\"2\""));
        assertThat(returned.text("state")).as(returned.body().toString()).isEqualTo("RETURNED");
        assertThat(returned.text("answerDue")).as("no less time than it had").isEqualTo("2023-07-07");
        post("unit", path + "/reply", "{\"answer\":\"七月十日前完成\"}");
        var closed = post("commander", path + "/closure", "");
        assertThat(closed.text("state")).as(closed.body().toString()).isEqualTo("CLOSED");

        var read = service.get(PATH + path, demo("unit"));
        assertThat(read.headers().get("etag")).isEqualTo("\"5\"");
        assertThat(read.body().path("rounds").size()).isEqualTo(2);
        assertThat(read.body().at("/rounds/0/returned/reason").asString()).isEqualTo("没有时限");
        assertThat(read.body().at("/closure/outcome").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void aPolicysStepGivesTheUnitAnOrderOnceHoweverOftenTheFactComesAndTheExplanationNamesIt() {
        var project = "p" + UUID.randomUUID();
        var path = "/api/v1/escalation-policies";
        var asTheyWere =
                service.get(path, demo("admin")).body().path("policies").toString();
        configure(path, """
                {"policies":[%s,
                  {"policyId":"strict","name":"从严","steps":[{"after":{"unit":"AT_ONCE"},"whom":"OWNER","issueOrder":{"answerWithinDays":3}},
                    {"after":{"unit":"WORKING_DAYS","amount":1},"whom":"SUPERVISION_OFFICE"}],
                    "acknowledgementLasts":{"unit":"WORKING_DAYS","amount":2}}]}
                """.formatted(asTheyWere.substring(1, asTheyWere.length() - 1)));
        configure("/api/v1/routing", """
                {"root":{"routeId":"root","routes":[{"routeId":"strict","policyId":"strict",
                  "match":[{"trait":"PROJECT","values":["%s"]}]}]}}
                """.formatted(project));
        var fact = overdue(aNode(project, "n1"), 1, 1);
        service.publish(Topics.PROGRESS, List.of(fact, fact, overdue(aNode(project, "n2"), 2, 1), fact));
        service.publish(Topics.PROGRESS, List.of(fact));

        var alert = found(() -> service.get("/api/v1/alerts?project=%s&node=n1".formatted(project), demo("commander"))
                .body()
                .path("items")
                .get(0)
                .path("alertId")
                .asString());
        var explanation = found(() -> {
            var body = service.get("/api/v1/alerts/%s/explanation".formatted(alert), demo("leader"))
                    .body();
            assertThat(body.path("orders").size()).isEqualTo(1);
            return body;
        });
        assertThat(explanation
                        .path("turns")
                        .get(0)
                        .path("stages")
                        .valueStream()
                        .map(stage -> stage.path("rule").asString()))
                .contains("a RED supervision order to unit u1, to be answered within 3 working days");
        var id = explanation.at("/orders/0/orderId").asString();
        var order = service.get(PATH + "/" + id, demo("unit")).body();
        assertThat(order.path("issuedBy").asString()).isEqualTo("policy:strict");
        assertThat(order.path("colour").asString()).isEqualTo("RED");
        assertThat(order.path("nodeId").asString()).isEqualTo("n1");
        assertThat(order.path("answerDue").asString()).isEqualTo("2023-07-05");
        assertThat(service.send("GET", PATH + "/" + id + "/paper", demo("unit").token(), null, Map.of())
                        .status())
                .isEqualTo(200);
        eventually(() -> assertThat(service.get("/api/v1/inbox?limit=500", demo("unit"))
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(message -> message.path("alertId").asString().equals(id))
                        .map(message -> message.path("kind").asString()))
                .containsExactly("ORDER_ISSUED"));
        eventually(() -> assertThat(service.get(PATH + "?project=" + project, demo("supervisor"))
                        .body()
                        .path("total")
                        .intValue())
                .as("one of each node")
                .isEqualTo(2));
        assertThat(post("unit", "/" + id + "/reply", "{\"answer\":\"七月三日完成\"}").text("state"))
                .isEqualTo("REPLIED");
        // As they were, for those who share the service.
        configure("/api/v1/routing", "{\"root\":{\"routeId\":\"root\"}}");
        configure(path, "{\"policies\":%s}".formatted(asTheyWere));
    }

    private static void configure(String path, String body) {
        var answer = service.send("PUT", path, demo("admin").token(), body, Map.of("If-Match", "*"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @Test
    void anOrderAboutAProjectThatIsWithdrawnSaysSoAndOwesNoAnswer() {
        var project = "p" + UUID.randomUUID();
        service.publish(
                Topics.PROJECT,
                List.of(registered(PROGRAMME, project, "370212001", 1, "金家岭片区改造"), planned(project, 2)));
        var body = body().replace(PROJECT, project);
        var order = found(() -> {
            var answer = post("supervisor", "", body);
            assertThat(answer.status()).isEqualTo(201);
            return answer;
        });
        var path = "/" + order.text("orderId");
        assertThat(order.body().path("projectWithdrawn").isNull()).isTrue();

        service.publish(Topics.PROJECT, List.of(withdrawn(project, 3)));

        eventually(() -> assertThat(service.get(PATH + path, demo("unit"))
                        .body()
                        .at("/projectWithdrawn/reason")
                        .asString())
                .isEqualTo("并入其他项目"));
        assertThat(post("unit", path + "/reply", "{\"answer\":\"x\"}").text("type"))
                .endsWith("order-project-withdrawn");
        var refused = post("supervisor", "", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(fields(refused)).containsExactly("projectId");
        assertThat(post("supervisor", path + "/closure", "{\"outcome\":\"WITHDRAWN\",\"note\":\"项目已撤项\"}")
                        .text("state"))
                .isEqualTo("CLOSED");
    }

    @Test
    void whoIsConcernedFindsItInTheirInbox() {
        var order = issued();
        var id = order.text("orderId");
        var told = found(() -> {
            var messages = service.get("/api/v1/inbox?limit=500", demo("unit"))
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(message -> message.path("alertId").asString().equals(id))
                    .toList();
            assertThat(messages).hasSize(1);
            return messages.getFirst();
        });
        assertThat(told.path("kind").asString()).isEqualTo("ORDER_ISSUED");
        assertThat(told.path("text").asString()).contains(order.text("number"), "2023-07-07");

        post("unit", "/" + id + "/reply", "{\"answer\":\"完成\"}");

        eventually(() -> assertThat(service.get("/api/v1/inbox?limit=500", demo("supervisor"))
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(message -> message.path("alertId").asString().equals(id))
                        .map(message -> message.path("to").asString()))
                .containsExactly("p-supervisor"));
        var notified = service.get(PATH + "/" + id, demo("supervisor")).body().path("notified");
        assertThat(notified.valueStream().map(record -> record.path("personId").asString()))
                .contains("unit:u1", "p-supervisor");
    }

    @Test
    void aRequestThatIsRepeatedIssuesAndAnswersOnce() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = post("supervisor", "", body(), key);
        var again = post("supervisor", "", body(), key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(post("supervisor", "", body().replace("RED", "BLUE"), key).text("type"))
                .endsWith("idempotency-key-reused");

        var path = "/" + first.text("orderId") + "/reply";
        var replyKey = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(post("unit", path, "{\"answer\":\"x\"}", replyKey).status()).isEqualTo(200);
        assertThat(post("unit", path, "{\"answer\":\"x\"}", replyKey).status()).isEqualTo(200);
    }

    @Test
    void twoProgrammesOfADistrictShareItsOfficesNumbersWhichHaveNoGapsThoughManyIssueAtOnce() {
        var programme = "orders-" + UUID.randomUUID();
        var project = "p" + UUID.randomUUID();
        service.publish(
                Topics.PROJECT,
                List.of(
                        programme(programme),
                        registered(programme, project, "370212005", 1, "金家岭片区改造"),
                        planned(project, 2)));
        var other = body().replace(PROJECT, project);
        eventually(() -> assertThat(post("supervisor", "", other).status()).isEqualTo(201));

        IntStream.range(0, 24).parallel().forEach(i -> post("supervisor", "", i % 2 == 0 ? body() : other));

        var serials = service.get(PATH + "?limit=500", demo("commander"))
                .body()
                .path("items")
                .valueStream()
                .map(order -> order.path("number").asString())
                .map(number -> number.replace("崂山督办〔2023〕", "").replace("号", ""))
                .map(Integer::valueOf)
                .toList();
        assertThat(serials)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, serials.size()).boxed().toList());
    }

    @Test
    void isFoundByWhatItIsAndOnlyByThoseWhoMaySeeIt() {
        var id = issued().text("orderId");
        var withdrawn = issued().text("orderId");
        post("supervisor", "/" + withdrawn + "/closure", "{\"outcome\":\"WITHDRAWN\",\"note\":\"发错单位\"}");

        assertThat(ids("&open=true&colour=RED&unit=u1&state=ISSUED", "leader"))
                .contains(id)
                .doesNotContain(withdrawn);
        assertThat(ids("&open=false", "owner")).contains(withdrawn);
        assertThat(ids("&overdue=true", "commander")).isEmpty();
        assertThat(ids("&overdue=false", "commander")).contains(id);
        assertThat(ids("", "unit-2")).isEmpty();
        assertThat(ids("", "commander-2")).isEmpty();
        assertThat(service.get(PATH + "/" + id, demo("commander-2")).status()).isEqualTo(404);
        assertThat(service.get(PATH + "/none-2023-1", demo("commander")).status())
                .isEqualTo(404);
        assertThat(post("supervisor-2", "/" + id + "/closure", "{}").status()).isEqualTo(404);
        var page = service.get(PATH + "?limit=1&programme=" + PROGRAMME, demo("commander"))
                .body();
        assertThat(page.path("total").intValue()).isGreaterThan(1);
        assertThat(listed("&cursor=" + page.path("next").asString(), "commander")
                        .getFirst())
                .isNotEqualTo(page.path("items").get(0));
    }

    private static List<String> ids(String query, String user) {
        return listed(query, user).stream()
                .map(order -> order.path("orderId").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "nodeId":"n1"      | "nodeId":"n9"                       | nodeId
            "nodeId":"n1"      | "unitId":"u9"                       | unitId
            "colour":"RED"     | "colour":"GREEN"                    | colour
            "colour":"RED"     | "answerDue":"2023-06-29"            | colour
            "colour":"RED"     | "colour":"RED","answerDue":"2023-06-29" | answerDue
            "colour":"RED"     | "colour":"RED","answerDue":"2024-07-02" | answerDue
            "colour":"RED"     | "colour":"RED","answerWithinDays":0 | answerWithinDays
            "colour":"RED"     | "colour":"RED","answerWithinDays":5,"answerDue":"2023-07-03" | answerWithinDays
            "matter":"施工图设计逾期" | "matter":" "                  | matter
            "projectId":       | "projekt":                          | projekt
            "projectId":"p     | "projectId":"q                      | projectId
            """)
    void whatMakesNoSenseIsRefusedWithItsFieldAndTakesNoNumber(String part, String wrong, String field) {
        var before = listed("", "commander").size();

        var answer = post("supervisor", "", body().replace(part, wrong));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(fields(answer)).contains(field);
        assertThat(listed("", "commander")).hasSize(before);
    }

    @Test
    void aReturnKeepsTheDateThatTheUnitHasWhenItIsLaterThanTheOneThatIsGiven() {
        var paths = Stream.of(
                        "{\"reason\":\"x\"}",
                        "{\"reason\":\"x\",\"answerWithinDays\":1}",
                        "{\"reason\":\"x\",\"answerDue\":\"2023-07-01\"}",
                        "{\"reason\":\"x\",\"answerDue\":\"2023-07-11\"}")
                .map(body -> {
                    var path = "/" + issued().text("orderId");
                    post("unit", path + "/reply", "{\"answer\":\"在办\"}");
                    return post("supervisor", path + "/return", body).text("answerDue");
                });

        assertThat(paths).containsExactly("2023-07-07", "2023-07-07", "2023-07-07", "2023-07-11");
    }

    @Test
    void thePaperNamesPeopleAndAreasAndKeepsFirstAnswersAndReasonsInChinese() {
        var path = "/" + issued().text("orderId");
        post("unit", path + "/reply", "{\"answer\":\"图纸在审\"}");
        post("supervisor", path + "/return", "{\"reason\":\"没有完成时限\"}");
        post("unit", path + "/reply", "{\"answer\":\"七月十日前完成\"}");
        post("commander", path + "/closure", "{\"note\":\"按期复核\"}");

        var paper = service.get(PATH + path + "/paper", demo("leader")).body().asString();
        var text = paper.substring(paper.indexOf("<body>")).replaceAll("<[^>]*>", "");

        assertThat(text)
                .contains("崂山区督查室", "中韩街道", "历次答复与退回", "图纸在审", "没有完成时限", "七月十日前完成", "同意办结。按期复核")
                .contains("签发人：人员p-supervisor", "答复人：人员p-unit，2023年6月30日", "退回人：人员p-supervisor", "审定人：人员p-commander");
        assertThat(text.replaceAll("人员p-[a-z]+", ""))
                .as("no id and no English word")
                .doesNotContainPattern("[A-Za-z]{2,}");
    }

    @Test
    void thePaperIsAPageThatMayRunNothingAndIsThereForThoseWhoSeeTheOrder() {
        var path = PATH + "/" + issued().text("orderId") + "/paper";

        var paper = service.get(path, demo("unit"));

        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.headers().get("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(paper.headers().get("content-security-policy")).startsWith("default-src 'none'");
        assertThat(paper.body().asString()).contains("督办单", "沙子口片区改造 / 施工图设计", "2023年7月7日");
        assertThat(service.get(path, demo("unit-2")).status()).isEqualTo(404);
    }

    @Test
    void aProjectOfAnotherAreaIsNoneForWhoeverIssues() {
        assertThat(fields(post("supervisor-2", "", body()))).containsExactly("projectId");
        assertThat(fields(post("unit", "/%s/reply".formatted(issued().text("orderId")), "{}")))
                .containsExactly("answer");
    }

    @Test
    void tellsTheOtherServicesWhatBecameOfAnOrder() {
        var id = issued().text("orderId");
        var told = new CopyOnWriteArrayList<String>();
        var listener = service.bean(FactListeners.class)
                .container(
                        Topics.ALERT,
                        id,
                        facts -> facts.stream()
                                .filter(fact -> fact.source().equals("/supervision-orders/" + id))
                                .forEach(fact -> told.add(
                                        fact.sequence() + " " + fact.subject().equals(PROJECT) + " "
                                                + fact.event().getClass().getSimpleName())));
        listener.start();
        try {
            post("unit", "/" + id + "/reply", "{\"answer\":\"x\"}");
            post("supervisor", "/" + id + "/return", "{\"reason\":\"x\"}");
            post("supervisor", "/" + id + "/closure", "{\"outcome\":\"WITHDRAWN\",\"note\":\"x\"}");

            eventually(() -> assertThat(told.stream().distinct())
                    .containsExactly(
                            "1 true SupervisionOrderIssued",
                            "2 true SupervisionOrderReplied",
                            "3 true SupervisionOrderReturned",
                            "4 true SupervisionOrderClosed"));
        } finally {
            listener.stop();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyListIsGivenAsAFileWithTheSameRows() {
        return ListExportCheck.of("notification").tests(service);
    }
}
