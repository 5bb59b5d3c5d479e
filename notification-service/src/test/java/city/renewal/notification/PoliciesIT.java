package city.renewal.notification;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of escalation as an administrator reads and replaces them. */
class PoliciesIT {
    private static final String PATH = "/api/v1/escalation-policies";
    private static final String KINDS = "/api/v1/alert-kinds";
    private static final String POLICIES = """
            {"policies":[{"policyId":"default","name":"逐级","workingTime":{"calendar":"WORKING","opens":"09:00","closes":"18:00"},
              "steps":[{"after":{"unit":"AT_ONCE"},"whom":"OWNER"},
                       {"after":{"unit":"SAME_DAY"},"whom":"UNIT","channels":["INBOX"]},
                       {"after":{"unit":"WORKING_HOURS","amount":4},"whom":"SUPERVISION_OFFICE","issueOrder":{"colour":"YELLOW","answerWithinDays":3}}],
              "acknowledgementLasts":{"unit":"WORKING_DAYS","amount":2}}]}
            """;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(NotificationServiceApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer put(String body, Map<String, String> headers) {
        return service.send("PUT", PATH, demo("admin").token(), body, headers);
    }

    @Test
    void areReplacedTogetherOnTopOfTheVersionThatWasRead() {
        var before = service.get(PATH, demo("admin"));
        var version = before.body().path("version").longValue();
        var tag = Map.of("If-Match", "\"%d\"".formatted(version));

        assertThat(before.body().path("policies").get(0).path("policyId").asString())
                .isEqualTo("default");
        assertThat(put(POLICIES, Map.of()).status()).isEqualTo(428);
        var replaced = put(POLICIES, tag);
        assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
        assertThat(put(POLICIES, tag).status()).isEqualTo(412);

        var now = service.get(PATH, demo("admin")).body();
        assertThat(now.path("version").longValue()).isEqualTo(version + 1);
        assertThat(now.path("changedBy").asString()).isEqualTo("p-admin");
        var steps = now.path("policies").get(0).path("steps");
        assertThat(steps.valueStream().map(step -> step.path("whom").asString()))
                .containsExactly("OWNER", "UNIT", "SUPERVISION_OFFICE");
        assertThat(steps.get(1).path("channels").valueStream().map(it -> it.asString()))
                .containsExactly("INBOX");
        assertThat(steps.get(1).path("issueOrder").isNull()).isTrue();
        assertThat(steps.get(2).path("issueOrder").toString())
                .isEqualTo("{\"colour\":\"YELLOW\",\"answerWithinDays\":3}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"unit":"AT_ONCE"},"whom":"OWNER"         | {"unit":"WORKING_DAYS","amount":1},"whom":"OWNER" | policies[0].steps[0].after.unit
            "whom":"SUPERVISION_OFFICE"               | "whom":"HEADQUARTERS"                             | policies[0].steps
            "whom":"UNIT"                             | "whom":"OWNER"                                    | policies[0].steps[1].whom
            "amount":4                                | "amount":0                                        | policies[0].steps[2].after.amount
            "amount":4                                | "amount":"many"                                   | policies[0].steps[2].after.amount
            "policyId":"default"                      | "policyId":"other"                                | policies
            "calendar":"WORKING"                      | "calendar":"LUNAR"                                | policies[0].workingTime.calendar
            "closes":"18:00"                          | "closes":"08:00"                                  | policies[0].workingTime.closes
            "closes":"18:00"                          | "zone":"Mars/Olympus"                             | policies[0].workingTime.zone
            ["INBOX"]                                 | ["WEBHOOK"]                                       | policies[0].steps[1].channels
            {"unit":"WORKING_DAYS","amount":2}        | {"unit":"AT_ONCE"}                                | policies[0].acknowledgementLasts.unit
            "colour":"YELLOW"                         | "colour":"PINK"                                   | policies[0].steps[2].issueOrder.colour
            "answerWithinDays":3                      | "answerWithinDays":0                              | policies[0].steps[2].issueOrder.answerWithinDays
            "answerWithinDays":3                      | "answerWithinDays":61                             | policies[0].steps[2].issueOrder.answerWithinDays
            "answerWithinDays":3                      | "answerBy":3                                      | policies[0].steps[2].issueOrder.answerBy
            {"colour":"YELLOW","answerWithinDays":3}  | "RED"                                             | policies[0].steps[2].issueOrder
            {"unit":"SAME_DAY"},                      | {"unit":"SAME_DAY"},"issueOrder":{"colour":"RED"}, | policies[0].steps[2].issueOrder.colour
            "name":"逐级"                             | "title":"逐级"                                    | policies[0].title
            """)
    void badInputIsRefusedWithItsFieldAndChangesNothing(String part, String wrong, String field) {
        var before = service.get(PATH, demo("admin")).body();

        var answer = put(POLICIES.replace(part, wrong), Map.of("If-Match", "*"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(it -> it.path("field").asString()))
                .contains(field);
        assertThat(service.get(PATH, demo("admin")).body().path("version")).isEqualTo(before.path("version"));
    }

    @Test
    void theKindsOfAlertsAreReplacedTogetherAndWhatLeadersMustHearOfIsOnAtFirst() {
        var before = service.get(KINDS, demo("admin"));
        assertThat(before.body()
                        .path("kinds")
                        .valueStream()
                        .filter(kind -> kind.path("on").asBoolean())
                        .map(kind -> kind.path("kind").asString()))
                .containsExactly("OVERDUE", "RETURNED_AGAIN", "OBJECTED", "BLOCKS_NODES");

        var replaced = service.send(
                "PUT",
                KINDS,
                demo("admin").token(),
                "{\"kinds\":[{\"kind\":\"DUE_SOON\",\"on\":true,\"severity\":\"WARNING\",\"thresholds\":[14,2]}]}",
                Map.of("If-Match", "*"));

        assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
        var dueSoon = service.get(KINDS, demo("admin"))
                .body()
                .path("kinds")
                .valueStream()
                .filter(kind -> kind.path("kind").asString().equals("DUE_SOON"))
                .findFirst()
                .orElseThrow();
        assertThat(dueSoon.path("severity").asString()).isEqualTo("WARNING");
        assertThat(dueSoon.path("thresholds").valueStream().map(it -> it.intValue()))
                .containsExactly(2, 14);
        assertThat(replaced.body().path("kinds")).hasSize(10);
        assertThat(replaced.body().path("inhibitions")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kinds":[{"kind":"OVERDUE","on":false}]}                                                   | kinds[0].on
            {"kinds":[{"kind":"WATCHDOG"}]}                                                             | kinds[0].kind
            {"kinds":[{"kind":"UNSIGNED"},{"kind":"UNSIGNED"}]}                                         | kinds[1].kind
            {"kinds":[{"kind":"SIGNED"}]}                                                               | kinds[0].kind
            {"kinds":[{"kind":"ORDER_ISSUED"}]}                                                         | kinds[0].kind
            {"kinds":[{"on":true}]}                                                                     | kinds[0].kind
            {"kinds":[{"kind":"DUE_SOON","thresholds":[]}]}                                             | kinds[0].thresholds
            {"kinds":[{"kind":"DUE_SOON","thresholds":[7,0]}]}                                          | kinds[0].thresholds[1]
            {"kinds":[{"kind":"UNSIGNED","thresholds":[7]}]}                                            | kinds[0].thresholds
            {"inhibitions":[{"by":["UNSIGNED"],"of":["OVERDUE"],"within":"NODE"}]}                      | inhibitions[0].of
            {"inhibitions":[{"by":[],"of":["UNSIGNED"],"within":"NODE"}]}                               | inhibitions[0].by
            {"inhibitions":[{"by":["DUE_SOON"],"of":["UNSIGNED"]}]}                                     | inhibitions[0].within
            {"inhibitions":[{"by":["DUE_SOON"],"of":["UNSIGNED"],"within":"NODE"},{"by":["UNSIGNED"],"of":["DUE_SOON"],"within":"NODE"}]} | inhibitions[0]
            """)
    void kindsThatMeanNothingAreRefusedWithTheirPlace(String body, String field) {
        var before = service.get(KINDS, demo("admin")).body();

        var answer = service.send("PUT", KINDS, demo("admin").token(), body, Map.of("If-Match", "*"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(it -> it.path("field").asString()))
                .contains(field);
        assertThat(service.get(KINDS, demo("admin")).body().path("version")).isEqualTo(before.path("version"));
    }
}
