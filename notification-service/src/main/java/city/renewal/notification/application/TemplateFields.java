package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.Contact.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a template can read of a message, and nothing else. */
public final class TemplateFields {
    public static final List<String> NAMES = List.of(
            "addressee",
            "at",
            "dueDate",
            "kind",
            "level",
            "node",
            "owner",
            "programme",
            "project",
            "severity",
            "text",
            "unit");

    private TemplateFields() {}

    public static Map<String, String> of(Message message, Language language) {
        var isChinese = language == Language.ZH;
        var subject = message.subject();
        var fields = new TreeMap<String, String>();
        fields.put("addressee", message.addressee());
        fields.put("at", message.at().toString());
        fields.put("dueDate", message.dueDate().toString());
        fields.put("kind", isChinese ? message.kind().nameZh() : message.kind().nameEn());
        fields.put("level", Integer.toString(message.level()));
        fields.put("node", subject.nodeName());
        fields.put("owner", subject.owner().name());
        fields.put("programme", subject.programmeName());
        fields.put("project", subject.projectName());
        fields.put("severity", message.severity().name());
        fields.put("text", isChinese ? message.text() : message.textEn());
        fields.put("unit", subject.unit().name());
        return fields;
    }
}
