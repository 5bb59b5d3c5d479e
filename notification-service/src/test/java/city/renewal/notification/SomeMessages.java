package city.renewal.notification;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;

import city.renewal.notification.adapter.mail.MailTemplates;
import city.renewal.notification.adapter.mustache.MustacheTemplateEngine;
import city.renewal.notification.adapter.robot.RobotTemplates;
import city.renewal.notification.adapter.sms.SmsTemplates;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.application.message.PageAddresses;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.notification.domain.recipient.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Messages for tests of what becomes of them. */
public final class SomeMessages {
    private SomeMessages() {}

    /** To {@code p-owner}, about an overdue node. */
    public static Message aMessage(String messageId) {
        return aMessage(messageId, "责任人");
    }

    public static Message aMessage(String messageId, String addressee) {
        return aMessage(messageId, "p-owner", addressee);
    }

    /** To whom this address belongs. */
    public static Message aMessageTo(String address, String messageId) {
        return aMessage(messageId, address, "责任人");
    }

    private static Message aMessage(String messageId, String address, String addressee) {
        return new Message(
                messageId,
                address,
                addressee,
                "a1",
                MessageKind.OVERDUE,
                Severity.CRITICAL,
                1,
                AlertSubject.of(aNode("p", "n")),
                1,
                DUE,
                NOW);
    }

    /** To {@code p-owner}, about so many overdue nodes. */
    public static Message aGroupOf(int nodes) {
        var lines = new ArrayList<MessageLine>();
        for (var i = 1; i <= nodes; i++) {
            lines.add(new MessageLine(
                    "a" + i,
                    i % 2 == 0 ? MessageKind.DUE_SOON : MessageKind.OVERDUE,
                    Severity.CRITICAL,
                    1,
                    AlertSubject.of(aNode("p" + i, "n" + i)),
                    1,
                    DUE.minusDays(i)));
        }
        return Message.together("g" + nodes, Recipient.at("p-owner", "责任人"), lines, NOW);
    }

    /** With the templates that the service comes with. */
    public static MessageRenderer renderer() {
        return renderer(PageAddresses.UNKNOWN);
    }

    /** With links to these pages. */
    public static MessageRenderer renderer(PageAddresses pages) {
        return new MessageRenderer(
                new InMemoryRules<>(MessageTemplates.NONE), builtInTemplates(), new MustacheTemplateEngine(), pages);
    }

    /** The templates that the channels come with. */
    public static MessageTemplates builtInTemplates() {
        return new MessageTemplates(Stream.of(MailTemplates.builtIn(), RobotTemplates.builtIn(), SmsTemplates.builtIn())
                .flatMap(List::stream)
                .toList());
    }
}
