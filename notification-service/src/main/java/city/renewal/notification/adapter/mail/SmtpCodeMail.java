package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.confirmation.CodeMail;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.message.ConfirmationCodes;
import city.renewal.notification.domain.message.Contact.Language;
import java.time.InstantSource;
import java.util.Date;

/** Sends a code through the mail server, at once. */
public final class SmtpCodeMail implements CodeMail {
    private final SmtpClient smtp;
    private final InstantSource real;

    public SmtpCodeMail(SmtpClient smtp, InstantSource real) {
        this.smtp = smtp;
        this.real = real;
    }

    @Override
    public Outcome send(String address, String code, Language language) {
        var minutes = ConfirmationCodes.VALID.toMinutes();
        var isChinese = language == Language.ZH;
        var subject = isChinese ? "确认邮箱地址" : "Confirm your e-mail address";
        var text = isChinese
                ? "验证码：%s。%d 分钟内有效。如非本人操作，请忽略本邮件。\n".formatted(code, minutes)
                : "Your code is %s. It counts for %d minutes. If you asked for none, ignore this message.\n"
                        .formatted(code, minutes);
        return smtp.send(address, () -> MailMessages.plain(smtp, address, subject, text, Date.from(real.instant())));
    }
}
