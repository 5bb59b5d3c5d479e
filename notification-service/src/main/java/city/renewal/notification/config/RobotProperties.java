package city.renewal.notification.config;

import city.renewal.notification.adapter.robot.Robot;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.starter.web.Violations;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Robots in group chats.
 *
 * @param list the robots
 * @param timeout of one attempt as a whole
 */
@ConfigurationProperties("renewal.robots")
public record RobotProperties(
        @DefaultValue List<RobotSetting> list,
        @DefaultValue("5s") Duration timeout) {
    /**
     * One of them.
     *
     * @param name as it stands in the ledger
     * @param kind {@code WECOM} or {@code DINGTALK}
     * @param url as the group's administrator copied it, with its token
     * @param secret what DingTalk signs with; empty: the robot is kept by key words or addresses
     * @param addresses inbox addresses whose messages it brings, such as {@code unit:u1} or {@code supervision-office};
     *     empty: everybody's
     */
    public record RobotSetting(
            String name,
            ChannelName kind,
            String url,
            @Nullable String secret,
            @DefaultValue("ZH") Language language,
            @DefaultValue List<String> addresses) {
        public RobotSetting {
            if (!Violations.ID.matcher(name).matches() || (kind != ChannelName.WECOM && kind != ChannelName.DINGTALK)) {
                throw new IllegalArgumentException(
                        "Expected a robot's name of letters and digits and its kind to be WECOM or DINGTALK, but got '%s' and %s"
                                .formatted(name, kind));
            }
        }

        Robot robot() {
            return new Robot(
                    name,
                    kind,
                    WebhookConfiguration.target(url),
                    secret == null || secret.isBlank() ? null : secret,
                    language,
                    Set.copyOf(addresses));
        }

        /** Without address and secret. */
        @Override
        public String toString() {
            return "RobotSetting[name=%s, kind=%s]".formatted(name, kind);
        }
    }

    public RobotProperties {
        var names = list.stream().map(RobotSetting::name).distinct().count();
        if (names != list.size()) {
            throw new IllegalArgumentException("Expected every robot of renewal.robots.list to have a name of its own");
        }
    }
}
