package city.renewal.notification.adapter.sms;

import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.MessageTemplate;
import java.util.List;

/** The text of an SMS where no administrator has set a template. */
public final class SmsTemplates {
    private SmsTemplates() {}

    /** One for each language. */
    public static List<MessageTemplate> builtIn() {
        return List.of(
                new MessageTemplate(ChannelName.SMS, Language.ZH, null, "【城市更新】{{summary}}", null, null),
                new MessageTemplate(ChannelName.SMS, Language.EN, null, "[Urban renewal] {{summary}}", null, null));
    }
}
