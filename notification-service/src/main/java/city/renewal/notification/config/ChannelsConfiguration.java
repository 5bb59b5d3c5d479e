package city.renewal.notification.config;

import city.renewal.notification.adapter.mail.MailChannel;
import city.renewal.notification.adapter.mail.MailTemplates;
import city.renewal.notification.adapter.mail.SmtpClient;
import city.renewal.notification.adapter.mail.SmtpCodeMail;
import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.adapter.mongo.MongoSentCodes;
import city.renewal.notification.adapter.mustache.MustacheTemplateEngine;
import city.renewal.notification.adapter.robot.RobotChannel;
import city.renewal.notification.adapter.robot.RobotTemplates;
import city.renewal.notification.adapter.sms.SmsChannel;
import city.renewal.notification.adapter.sms.SmsTemplates;
import city.renewal.notification.application.confirmation.ConfirmAddress;
import city.renewal.notification.application.delivery.ExternalChannel;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.starter.json.Json;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The e-mail, SMS and robot channels, each if it is configured, and the templates of their messages. */
@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {
    @Bean
    TemplateEngine templateEngine() {
        return new MustacheTemplateEngine();
    }

    @Bean
    VersionedRules<MessageTemplates> templates(MongoDatabase database) {
        return new MongoRules<>(database, "templates", MessageTemplates.class, MessageTemplates.NONE);
    }

    @Bean
    ReplaceRules<MessageTemplates> replaceTemplates(VersionedRules<MessageTemplates> templates, InstantSource clock) {
        return new ReplaceRules<>(templates, clock);
    }

    /** Each channel's own, where no administrator has set one. */
    @Bean
    MessageTemplates builtInTemplates() {
        return new MessageTemplates(Stream.of(MailTemplates.builtIn(), RobotTemplates.builtIn(), SmsTemplates.builtIn())
                .flatMap(List::stream)
                .toList());
    }

    @Bean
    MessageRenderer renderer(
            VersionedRules<MessageTemplates> templates,
            @Qualifier("builtInTemplates") MessageTemplates builtIn,
            TemplateEngine templateEngine,
            PagesProperties pages) {
        return new MessageRenderer(templates, builtIn, templateEngine, pages.addresses());
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.mail.host:}'.isBlank()")
    SmtpClient smtp(MailProperties properties, SslBundles bundles) {
        return new SmtpClient(properties.server(bundles));
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.mail.host:}'.isBlank()")
    MailChannel mailChannel(
            SmtpClient smtp, Contacts contacts, MessageRenderer renderer, @Qualifier("realTime") InstantSource real) {
        return new MailChannel(smtp, contacts, renderer, real);
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
            MessageRenderer renderer,
            OutboundHttp http,
            @Qualifier("realTime") InstantSource real) {
        return robots(ChannelName.WECOM, properties, renderer, http, real);
    }

    @Bean
    ExternalChannel dingTalkChannel(
            RobotProperties properties,
            MessageRenderer renderer,
            OutboundHttp http,
            @Qualifier("realTime") InstantSource real) {
        return robots(ChannelName.DINGTALK, properties, renderer, http, real);
    }

    private static ExternalChannel robots(
            ChannelName channel,
            RobotProperties properties,
            MessageRenderer renderer,
            OutboundHttp http,
            InstantSource real) {
        var robots = properties.list().stream()
                .filter(robot -> robot.kind() == channel)
                .map(RobotProperties.RobotSetting::robot)
                .toList();
        return new RobotChannel(channel, robots, properties.timeout(), renderer, http, Json.lenient(), real);
    }

    @Bean
    @ConditionalOnExpression("!'${renewal.sms.url:}'.isBlank()")
    SmsChannel smsChannel(
            SmsProperties properties,
            Contacts contacts,
            MessageRenderer renderer,
            TemplateEngine templateEngine,
            OutboundHttp http) {
        return new SmsChannel(properties.provider(), contacts, renderer, templateEngine, http);
    }
}
