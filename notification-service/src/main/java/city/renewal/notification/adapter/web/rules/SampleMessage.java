package city.renewal.notification.adapter.web.rules;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.application.message.PageAddresses;
import city.renewal.notification.application.message.TemplateEngine.Values;
import city.renewal.notification.application.message.TemplateFields;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.ProjectRef;
import city.renewal.notification.domain.recipient.Recipient;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A made-up message about three nodes, with the signs in it that a template must keep harmless. */
final class SampleMessage {
    private static final Instant AT = Instant.parse("2023-06-30T00:00:00Z");
    private static final int LISTED = 2;
    private static final PageAddresses PAGES = new PageAddresses(URI.create("https://renewal.example.cn"));

    private SampleMessage() {}

    /** Of three alerts two are listed, so that a template shows what it makes of the rest. */
    static Values values(Language language) {
        var lines = List.of(
                line("1", MessageKind.OVERDUE, "施工图设计 <b>&\"二期\"</b> [链接](http://example.org)"),
                line("2", MessageKind.OVERDUE, "主体结构封顶"),
                line("3", MessageKind.DUE_SOON, "竣工验收"));
        return TemplateFields.of(
                Message.together("sample", Recipient.at("p-sample", "张三"), lines, AT), language, LISTED, PAGES);
    }

    private static MessageLine line(String id, MessageKind kind, String nodeName) {
        return new MessageLine(
                "alert-" + id,
                kind,
                Severity.CRITICAL,
                1,
                subject("n" + id, nodeName),
                1,
                LocalDate.parse("2023-06-20"));
    }

    private static AlertSubject subject(String nodeId, String nodeName) {
        return new AlertSubject.Node(
                new Jurisdiction("laoshan-2023", "崂山区2023年攻坚计划", "f1", "370212", "h1"),
                new EscalationChain(new PersonRef("p-owner", "李四"), new UnitRef("u1", "责任单位"), null, null),
                new ProjectRef("p1", "沙子口片区改造"),
                nodeId,
                nodeName);
    }
}
