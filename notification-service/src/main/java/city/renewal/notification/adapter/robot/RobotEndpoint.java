package city.renewal.notification.adapter.robot;

import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.Endpoint;
import city.renewal.notification.application.delivery.MessageSender;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.delivery.OutboundHttp.HttpResult;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.domain.message.ChannelName;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts markdown to a group robot. Both kinds answer 200 with an {@code errcode} of their own, and take 20 messages in a
 * minute; what is beyond waits.
 *
 * <table>
 *   <tr><td>0</td><td>delivered</td></tr>
 *   <tr><td>-1 (busy), or an answer that is none of a robot's</td><td>later</td></tr>
 *   <tr><td>WeCom 45009, 45033 (too fast)</td><td>in a minute</td></tr>
 *   <tr><td>DingTalk 130101, 410100 (too fast)</td><td>in ten minutes, for which DingTalk shuts the robot out</td></tr>
 *   <tr><td>anything else, such as WeCom 93000 (no such robot) and 40058 (too long), DingTalk 310000 (signature, key word or
 *       address) and 300001, 300005 (no such token)</td><td>refused</td></tr>
 * </table>
 *
 * <p>Sources. WeCom: developer.work.weixin.qq.com/document/path/91770 (limits); answers as quoted for 93000 in
 * wes-lin/Cloud189Checkin#175, 40058 in RayWangQvQ/BiliBiliTool#569, 45009 in WecomTeam/wecom-openclaw-plugin#48, 45033 ("api
 * concurrent out of limit") at developers.weixin.qq.com/community/enterprisewechat/doc/000ee4c8db8c00de438cfcece51400.
 * DingTalk: open.dingtalk.com/document/robots/custom-robot-access (20 a minute, beyond that ten minutes of nothing); answers
 * as quoted for 310000 in timonwong/prometheus-webhook-dingtalk#197 and jenkinsci/dingtalk-plugin#116; 130101 says "send too
 * fast, exceed 20 times per minute"; 410100 is what the newer error table calls the same.
 */
final class RobotEndpoint implements Endpoint, MessageSender {
    private static final RateLimit TWENTY_A_MINUTE = new RateLimit(20, Duration.ofMinutes(1));
    private static final Map<Integer, Duration> TOO_FAST = Map.of(
            45009, Duration.ofMinutes(1),
            45033, Duration.ofMinutes(1),
            130101, Duration.ofMinutes(10),
            410100, Duration.ofMinutes(10));
    private static final int BUSY = -1;

    private final Robot robot;
    private final Duration timeout;
    private final MessageRenderer renderer;
    private final OutboundHttp http;
    private final JsonMapper mapper;
    private final InstantSource real;

    RobotEndpoint(
            Robot robot,
            Duration timeout,
            MessageRenderer renderer,
            OutboundHttp http,
            JsonMapper mapper,
            InstantSource real) {
        this.robot = robot;
        this.timeout = timeout;
        this.renderer = renderer;
        this.http = http;
        this.mapper = mapper;
        this.real = real;
    }

    @Override
    public String id() {
        return robot.endpointId();
    }

    @Override
    public MessageSender sender() {
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
    public @Nullable RateLimit rateLimit() {
        return TWENTY_A_MINUTE;
    }

    @Override
    public Outcome send(Delivery delivery) {
        var isDingTalk = robot.channel() == ChannelName.DINGTALK;
        var rendered = renderer.render(
                delivery.message(),
                robot.channel(),
                robot.language(),
                isDingTalk ? RobotFormat.MOST_DINGTALK : RobotFormat.MOST_WECOM);
        var body = isDingTalk
                ? RobotFormat.dingTalk(rendered.subject(), rendered.markdown())
                : RobotFormat.weCom(rendered.markdown());
        var request = new OutboundHttp.Request(
                "POST",
                isDingTalk ? signed() : robot.url(),
                Map.of("content-type", "application/json"),
                mapper.writeValueAsString(body),
                timeout,
                OutboundHttp.Reach.ANYWHERE);
        return switch (http.exchange(request)) {
            case HttpResult.Response answered when answered.isSuccess() -> outcome(answered);
            case HttpResult.Response answered
            when answered.isTransient() -> new Outcome.Failed(answered.summary(), answered.retryAfter());
            case HttpResult.Response answered -> new Outcome.Refused(answered.summary());
            case HttpResult.NoResponse(var reason) -> new Outcome.Failed(reason);
            case HttpResult.Forbidden(var reason) -> new Outcome.Refused(reason);
        };
    }

    private URI signed() {
        var secret = robot.secret();
        return secret == null
                ? robot.url()
                : RobotFormat.signed(robot.url(), secret, real.instant().toEpochMilli());
    }

    private Outcome outcome(HttpResult.Response answered) {
        try {
            var code = mapper.readTree(answered.body()).path("errcode");
            if (!code.isInt()) {
                return new Outcome.Failed("no errcode: " + answered.summary());
            }
            if (code.intValue() == 0) {
                return new Outcome.Delivered(answered.body());
            }
            var rest = TOO_FAST.get(code.intValue());
            if (rest != null) {
                return new Outcome.Failed(answered.body(), rest);
            }
            return code.intValue() == BUSY ? new Outcome.Failed(answered.body()) : new Outcome.Refused(answered.body());
        } catch (JacksonException e) {
            return new Outcome.Failed("no JSON: " + answered.summary());
        }
    }
}
