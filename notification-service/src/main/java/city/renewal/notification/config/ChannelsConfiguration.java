package city.renewal.notification.config;

import city.renewal.notification.adapter.mail.CodeByMail;
import city.renewal.notification.adapter.mail.HandIn;
import city.renewal.notification.adapter.mail.MailOutlet;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.adapter.mongo.MongoSentCodes;
import city.renewal.notification.adapter.mustache.MustacheTypesetter;
import city.renewal.notification.adapter.robot.RobotOutlet;
import city.renewal.notification.adapter.sms.SmsOutlet;
import city.renewal.notification.application.Composer;
import city.renewal.notification.application.ConfirmAddress;
import city.renewal.notification.application.Contacts;
import city.renewal.notification.application.Outlet;
import city.renewal.notification.application.ReplaceRules;
import city.renewal.notification.application.Typesetter;
import city.renewal.notification.application.VersionedRules;
import city.renewal.notification.application.Wire;
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
    HandIn handIn(MailProperties properties, SslBundles bundles) {
        return new HandIn(properties.server(bundles));
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.mail.host:}'.isBlank()")
    MailOutlet mailOutlet(
            HandIn handIn, Contacts contacts, Composer composer, @Qualifier("realTime") InstantSource real) {
        return new MailOutlet(handIn, contacts, composer, real);
    }

    @Bean
    ConfirmAddress confirmAddress(
            Contacts contacts,
            MongoDatabase database,
            ObjectProvider<HandIn> handIn,
            @Qualifier("realTime") InstantSource real) {
        var server = handIn.getIfAvailable();
        var mail = server == null ? null : new CodeByMail(server, real);
        return new ConfirmAddress(contacts, new MongoSentCodes(database), mail, new SecureRandom(), real);
    }

    @Bean
    Outlet weComOutlet(
            RobotProperties properties, Composer composer, Wire wire, @Qualifier("realTime") InstantSource real) {
        return robots(ChannelName.WECOM, properties, composer, wire, real);
    }

    @Bean
    Outlet dingTalkOutlet(
            RobotProperties properties, Composer composer, Wire wire, @Qualifier("realTime") InstantSource real) {
        return robots(ChannelName.DINGTALK, properties, composer, wire, real);
    }

    private static Outlet robots(
            ChannelName channel, RobotProperties properties, Composer composer, Wire wire, InstantSource real) {
        var robots = properties.list().stream()
                .filter(robot -> robot.kind() == channel)
                .map(RobotProperties.RobotSetting::robot)
                .toList();
        return new RobotOutlet(channel, robots, properties.timeout(), composer, wire, Json.lenient(), real);
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.sms.url:}'.isBlank()")
    SmsOutlet smsOutlet(
            SmsProperties properties, Contacts contacts, Composer composer, Typesetter typesetter, Wire wire) {
        return new SmsOutlet(properties.provider(), contacts, composer, typesetter, wire);
    }
}
