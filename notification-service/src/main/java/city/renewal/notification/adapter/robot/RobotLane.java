package city.renewal.notification.adapter.robot;

import city.renewal.notification.application.Composer;
import city.renewal.notification.application.Delivery;
import city.renewal.notification.application.Lane;
import city.renewal.notification.application.Postbox;
import city.renewal.notification.application.Wire;
import city.renewal.notification.application.Wire.Answer;
import city.renewal.notification.domain.rules.ChannelName;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts markdown to a group robot. Both kinds answer 200 with an {@code errcode} of their own, and take 20 messages in a
 * minute; what is beyond waits.
 *
 * <table>
 *   <tr><td>0</td><td>delivered</td></tr>
 *   <tr><td>-1 (busy); WeCom 45009, 45033 and DingTalk 130101, 410100 (too fast)</td><td>later; too fast: in a minute</td></tr>
 *   <tr><td>anything else, such as WeCom 93000 (no such robot) and DingTalk 310000 (signature, key word)</td><td>refused</td></tr>
 * </table>
 *
 * <p>Sources: developer.work.weixin.qq.com/document/path/91770, open.dingtalk.com/document/robots/custom-robot-access.
 */
final class RobotLane implements Lane, Postbox {
    private static final Pace TWENTY_A_MINUTE = new Pace(20, Duration.ofMinutes(1));
    private static final Set<Integer> TOO_FAST = Set.of(45009, 45033, 130101, 410100);
    private static final int BUSY = -1;

    private final Robot robot;
    private final Duration timeout;
    private final Composer composer;
    private final Wire wire;
    private final JsonMapper mapper;
    private final InstantSource real;

    RobotLane(Robot robot, Duration timeout, Composer composer, Wire wire, JsonMapper mapper, InstantSource real) {
        this.robot = robot;
        this.timeout = timeout;
        this.composer = composer;
        this.wire = wire;
        this.mapper = mapper;
        this.real = real;
    }

    @Override
    public String id() {
        return robot.lane();
    }

    @Override
    public Postbox postbox() {
        return this;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public @Nullable Pace pace() {
        return TWENTY_A_MINUTE;
    }

    @Override
    public Outcome send(Delivery delivery) {
        var composed = composer.compose(delivery.message(), robot.channel(), robot.language());
        var isDingTalk = robot.channel() == ChannelName.DINGTALK;
        var body = isDingTalk
                ? RobotFormat.dingTalk(composed.subject(), composed.markdown())
                : RobotFormat.weCom(composed.markdown());
        var request = new Wire.Request(
                "POST",
                isDingTalk ? signed() : robot.url(),
                Map.of("content-type", "application/json"),
                mapper.writeValueAsString(body),
                timeout,
                Wire.Reach.ANYWHERE);
        return switch (wire.exchange(request)) {
            case Answer.Answered answered when answered.isSuccess() -> outcome(answered);
            case Answer.Answered answered
            when answered.mayGoBetter() -> new Outcome.Failed(answered.brief(), answered.retryAfter());
            case Answer.Answered answered -> new Outcome.Refused(answered.brief());
            case Answer.NoAnswer(var reason) -> new Outcome.Failed(reason);
            case Answer.Forbidden(var reason) -> new Outcome.Refused(reason);
        };
    }

    private URI signed() {
        var secret = robot.secret();
        return secret == null
                ? robot.url()
                : RobotFormat.signed(robot.url(), secret, real.instant().toEpochMilli());
    }

    private Outcome outcome(Answer.Answered answered) {
        try {
            var code = mapper.readTree(answered.body()).path("errcode");
            if (!code.isInt()) {
                return new Outcome.Failed("no errcode: " + answered.brief());
            }
            if (code.intValue() == 0) {
                return new Outcome.Delivered(answered.body());
            }
            if (TOO_FAST.contains(code.intValue())) {
                return new Outcome.Failed(answered.body(), TWENTY_A_MINUTE.within());
            }
            return code.intValue() == BUSY ? new Outcome.Failed(answered.body()) : new Outcome.Refused(answered.body());
        } catch (JacksonException e) {
            return new Outcome.Failed("no JSON: " + answered.brief());
        }
    }
}
