package city.renewal.notification.application.confirmation;

import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.message.Contact.Language;

/** Sends a code to an e-mail address. It goes out at once and stands in no ledger and no log. */
public interface CodeMail {
    /** Never throws for what the mail server does, and returns in bounded time. */
    Outcome send(String address, String code, Language language);
}
