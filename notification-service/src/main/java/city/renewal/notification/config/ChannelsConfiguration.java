package city.renewal.notification.config;

import city.renewal.notification.adapter.mail.MailChannel;
import city.renewal.notification.adapter.mail.SmtpClient;
import city.renewal.notification.adapter.mail.SmtpCodeMail;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.adapter.mongo.MongoSentCodes;
import city.renewal.notification.adapter.mustache.MustacheTypesetter;
import city.renewal.notification.adapter.robot.RobotChannel;
import city.renewal.notification.adapter.sms.SmsChannel;
import city.renewal.notification.application.Composer;
import city.renewal.notification.application.ConfirmAddress;
import city.renewal.notification.application.Contacts;
import city.renewal.notification.application.ExternalChannel;
import city.renewal.notification.application.OutboundHttp;
import city.renewal.notification.application.ReplaceRules;
import city.renewal.notification.application.Typesetter;
import city.renewal.notification.application.VersionedRules;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.MessageTemplates;
import city.renewal.starter.json.Json;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels beside inbox and webhooks, each when it is set up, and what their messages read like. */
@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {
    @Bean
    Typesetter typesetter() {
        return new MustacheTypesetter();
    }

    @Bean
    VersionedRules<MessageTemplates> templates(MongoDatabase database) {
        return new MongoRules<>(database, "templates", MessageTemplates.class, MessageTemplates.NONE);
    }

    @Bean
    ReplaceRules<MessageTemplates> replaceTemplates(VersionedRules<MessageTemplates> templates, InstantSource clock) {
        return new ReplaceRules<>(templates, clock);
    }

    @Bean
    Composer composer(VersionedRules<MessageTemplates> templates, Typesetter typesetter, PagesProperties pages) {
        return new Composer(templates, typesetter, pages.addresses());
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.mail.host:}'.isBlank()")
    SmtpClient smtp(MailProperties properties, SslBundles bundles) {
        return new SmtpClient(properties.server(bundles));
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.mail.host:}'.isBlank()")
    MailChannel mailChannel(
            SmtpClient smtp, Contacts contacts, Composer composer, @Qualifier("realTime") InstantSource real) {
        return new MailChannel(smtp, contacts, composer, real);
    }

    @Bean
    ConfirmAddress confirmAddress(
            Contacts contacts,
            MongoDatabase database,
            ObjectProvider<SmtpClient> smtp,
            @Qualifier("realTime") InstantSource real) {
        var server = smtp.getIfAvailable();
        var mail = server == null ? null : new SmtpCodeMail(server, real);
        return new ConfirmAddress(contacts, new MongoSentCodes(database), mail, new SecureRandom(), real);
    }

    @Bean
    ExternalChannel weComChannel(
            RobotProperties properties,
            Composer composer,
            OutboundHttp http,
            @Qualifier("realTime") InstantSource real) {
        return robots(ChannelName.WECOM, properties, composer, http, real);
    }

    @Bean
    ExternalChannel dingTalkChannel(
            RobotProperties properties,
            Composer composer,
            OutboundHttp http,
            @Qualifier("realTime") InstantSource real) {
        return robots(ChannelName.DINGTALK, properties, composer, http, real);
    }

    private static ExternalChannel robots(
            ChannelName channel, RobotProperties properties, Composer composer, OutboundHttp http, InstantSource real) {
        var robots = properties.list().stream()
                .filter(robot -> robot.kind() == channel)
                .map(RobotProperties.RobotSetting::robot)
                .toList();
        return new RobotChannel(channel, robots, properties.timeout(), composer, http, Json.lenient(), real);
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.sms.url:}'.isBlank()")
    SmsChannel smsChannel(
            SmsProperties properties, Contacts contacts, Composer composer, Typesetter typesetter, OutboundHttp http) {
        return new SmsChannel(properties.provider(), contacts, composer, typesetter, http);
    }
}
