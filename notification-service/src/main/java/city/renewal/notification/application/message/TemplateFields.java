package city.renewal.notification.application.message;

import city.renewal.notification.application.message.TemplateEngine.Values;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a template can read of a message, and nothing else.
 *
 * <p>{@code {{#alerts}}…{{/alerts}}} is there once for each alert that the message tells of, and reads that alert's fields
 * and its {@code number}; outside of it they are the first alert's. {@code count} says how many there are, {@code several}
 * the same unless it is one, {@code more} how many are not listed any more, if any, and {@code summary} all of it in one
 * sentence. {@code node} is the name of what an alert is about; {@code problem} is empty unless that is a problem. {@code
 * link} is the address of the page that shows it; empty while nobody has said where the pages are.
 */
public final class TemplateFields {
    public static final List<String> NAMES = List.of(
            "addressee",
            "at",
            "count",
            "dueDate",
            "kind",
            "level",
            "link",
            "more",
            "node",
            "number",
            "owner",
            "problem",
            "programme",
            "project",
            "several",
            "severity",
            "summary",
            "text",
            "unit");

    public static final Set<String> LISTS = Set.of("alerts");

    private TemplateFields() {}

    /** @param most alerts listed, at most */
    public static Values of(Message message, Language language, int most, PageAddresses pages) {
        var lines = message.lines();
        var fields = alert(lines.getFirst(), message, language, pages);
        fields.put("level", Integer.toString(message.level()));
        fields.put("severity", message.severity().name());
        fields.put("text", language == Language.ZH ? message.text() : message.textEn());
        var listed = Math.min(most, lines.size());
        fields.put("count", Integer.toString(lines.size()));
        fields.put("several", message.isAboutSeveral() ? Integer.toString(lines.size()) : "");
        fields.put("more", lines.size() > listed ? Integer.toString(lines.size() - listed) : "");
        fields.put("number", "1");
        fields.put("addressee", message.addressee());
        fields.put("summary", language == Language.ZH ? message.summary() : message.summaryEn());
        var alerts = new ArrayList<Map<String, String>>();
        for (var i = 0; i < listed; i++) {
            var alert = alert(lines.get(i), message, language, pages);
            alert.put("number", Integer.toString(i + 1));
            alerts.add(alert);
        }
        return new Values(fields, Map.of("alerts", alerts));
    }

    private static Map<String, String> alert(
            MessageLine line, Message message, Language language, PageAddresses pages) {
        var isChinese = language == Language.ZH;
        var subject = line.subject();
        var fields = new TreeMap<String, String>();
        fields.put("at", message.at().toString());
        fields.put("dueDate", line.dueDate().toString());
        fields.put("kind", isChinese ? line.kindZh() : line.kindEn());
        fields.put("level", Integer.toString(line.level()));
        fields.put("link", pages.of(subject));
        fields.put("node", subject.name());
        fields.put("problem", subject instanceof AlertSubject.Problem problem ? problem.name() : "");
        fields.put("owner", subject.owner().name());
        fields.put("programme", subject.programmeName());
        fields.put("project", subject.project() == null ? subject.programmeName() : subject.projectName());
        fields.put("severity", line.severity().name());
        fields.put("text", isChinese ? line.text() : line.textEn());
        fields.put("unit", subject.unit().name());
        return fields;
    }
}
