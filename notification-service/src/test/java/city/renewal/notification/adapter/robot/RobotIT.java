package city.renewal.notification.adapter.robot;

import static city.renewal.notification.SomeMessages.aMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.adapter.http.Networks;
import city.renewal.notification.adapter.http.SsrfGuardedHttpClient;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.Endpoint;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.starter.json.Json;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotIT {
    private static final Instant REAL = Instant.ofEpochMilli(1_795_255_200_123L);
    private final HostileReceiver receiver = new HostileReceiver();
    private final SsrfGuardedHttpClient http =
            new SsrfGuardedHttpClient(InetAddress::getAllByName, new Networks(List.of()), () -> REAL);

    @AfterEach
    void close() throws Exception {
        http.close();
        receiver.close();
    }

    private RobotChannel channel(ChannelName channel, Robot... robots) {
        return new RobotChannel(
                channel,
                List.of(robots),
                Duration.ofSeconds(15),
                SomeMessages.renderer(),
                http,
                Json.lenient(),
                () -> REAL);
    }

    private Robot robot(ChannelName channel, String secret, String... addresses) {
        return new Robot(
                "r1", channel, URI.create(receiver.uri() + "?access_token=t"), secret, Language.ZH, Set.of(addresses));
    }

    private Outcome send(ChannelName name, String secret, String addressee) {
        var channel = channel(name, robot(name, secret));
        var delivery = channel.address(List.of(aMessage("m1", addressee))).getFirst();
        return channel.endpoints().getFirst().sender().send(delivery);
    }

    private void answers(String json) {
        receiver.behaves(new Behaviour.Answer(200, "content-type: application/json", json));
    }

    @Test
    void weComGetsMarkdownInWhichAValueIsNoMoreThanAValue() {
        answers("{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThat(send(ChannelName.WECOM, null, "<@all>[x](y)")).isInstanceOf(Outcome.Delivered.class);

        var body = Json.lenient().readTree(receiver.received().getFirst().body());
        assertThat(body.path("msgtype").asString()).isEqualTo("markdown");
        assertThat(body.path("markdown").path("content").asString())
                .startsWith("**节点逾期** ")
                .contains("沙子口片区改造")
                .doesNotContain("<@all>", "[x]");
    }

    @Test
    void aGroupIsListedWithinTheRobotsSizeLimit() {
        answers("{\"errcode\":0,\"errmsg\":\"ok\"}");
        var channel = channel(ChannelName.WECOM, robot(ChannelName.WECOM, null));

        channel.endpoints()
                .getFirst()
                .sender()
                .send(channel.address(List.of(SomeMessages.aGroupOf(100))).getFirst());

        var content = Json.lenient()
                .readTree(receiver.received().getFirst().body())
                .path("markdown")
                .path("content")
                .asString();
        assertThat(content).startsWith("**共 100 项预警** ").contains("\n> 1. 节点逾期").containsPattern("另有 \\d+ 项$");
        assertThat(content.getBytes(UTF_8)).hasSizeBetween(3_000, 4_096);
    }

    @Test
    void dingTalkGetsATitleAndASignedAddress() {
        answers("{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThat(send(ChannelName.DINGTALK, "SECabc", "责任人")).isInstanceOf(Outcome.Delivered.class);

        var request = receiver.received().getFirst();
        // openssl: printf '1795255200123\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64
        assertThat(request.line())
                .startsWith("POST /hook?access_token=t&timestamp=1795255200123&sign=")
                .contains("XBAzyb%2FfO4YMVahmz2EROW6kDn%2F0QulDzBJRB%2B3ees4%3D");
        var body = Json.lenient().readTree(request.body());
        assertThat(body.path("markdown").path("title").asString()).isEqualTo("节点逾期：沙子口片区改造");
        assertThat(body.path("markdown").path("text").asString()).startsWith("#### 节点逾期 责任人");
    }

    @ParameterizedTest
    @CsvSource({
        "45009, 60",
        "45033, 60",
        "130101, 600",
        "410100, 600",
        "-1, ",
        "93000, refused",
        "40058, refused",
        "310000, refused",
        "300001, refused",
        "300005, refused",
        "40008, refused"
    })
    void anErrorCodeSaysWhetherARetryMaySucceed(int code, String expected) {
        answers("{\"errcode\":%d,\"errmsg\":\"no\"}".formatted(code));

        var outcome = send(ChannelName.WECOM, null, "责任人");

        if ("refused".equals(expected)) {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        } else {
            var rest = expected == null ? null : Duration.ofSeconds(Long.parseLong(expected));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.retryAfter()).isEqualTo(rest));
        }
        assertThat(outcome.answer()).contains("errcode");
    }

    @Test
    void somethingElseThanARobotMayGoBetter() {
        answers("<html>captive portal</html>");
        answers("{\"ok\":true}");
        receiver.behaves(new Behaviour.Answer(502), new Behaviour.Reset());

        for (var i = 0; i < 4; i++) {
            assertThat(send(ChannelName.WECOM, null, "责任人")).isInstanceOf(Outcome.Failed.class);
        }
        receiver.behaves(new Behaviour.Answer(404));
        assertThat(send(ChannelName.WECOM, null, "责任人")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void bringsWhatIsForItsAddressesAtTwentyAMinute() {
        var mine = channel(ChannelName.WECOM, robot(ChannelName.WECOM, null, "unit:u1", "p-owner"));
        var others = channel(ChannelName.WECOM, robot(ChannelName.WECOM, null, "unit:u2"));

        assertThat(mine.address(List.of(aMessage("m1"))))
                .extracting(Delivery::endpointId)
                .containsExactly("robot:r1");
        assertThat(others.address(List.of(aMessage("m1")))).isEmpty();
        assertThat(mine.endpoints())
                .extracting(Endpoint::rateLimit)
                .containsExactly(new Endpoint.RateLimit(20, Duration.ofMinutes(1)));
    }

    @Test
    void isShortenedWithoutHalfACharacter() {
        var text = "督".repeat(1365) + "𠀀";
        assertThat(text.getBytes(UTF_8)).hasSize(4099);
        assertThat(RobotFormat.shortened(text, 4096)).isEqualTo("督".repeat(1365));
        assertThat(RobotFormat.shortened(text, 4098)).isEqualTo("督".repeat(1365));
        assertThat(RobotFormat.shortened(text, 4099)).isEqualTo(text);
    }
}
