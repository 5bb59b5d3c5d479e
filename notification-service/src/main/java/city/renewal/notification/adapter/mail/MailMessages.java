package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;

/**
 * A message as an e-mail with a text and an HTML part. {@code Message-ID} is the message's own, the same at every attempt;
 * {@code In-Reply-To} and {@code References} name the subject's thread, so that mail programs keep the messages about one
 * subject together.
 */
final class MailMessages {
    private final MailServer server;
    private final Session session;
    private final MessageRenderer renderer;
    private final InstantSource real;

    MailMessages(MailServer server, Session session, MessageRenderer renderer, InstantSource real) {
        this.server = server;
        this.session = session;
        this.renderer = renderer;
        this.real = real;
    }

    MimeMessage write(Message message, String address, Language language) throws MessagingException {
        var rendered = renderer.render(message, ChannelName.EMAIL, language);
        var mail = new IdentifiedMessage(session, id(message.messageId()));
        mail.setFrom(from(server));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
        mail.setSubject(rendered.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(real.instant()));
        mail.setHeader("In-Reply-To", thread(message));
        mail.setHeader("References", thread(message));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(
                new MimeMultipart("alternative", text(rendered.text(), "plain"), text(rendered.html(), "html")));
        mail.saveChanges();
        return mail;
    }

    /** An e-mail of text alone, under an id of its own. */
    static MimeMessage plain(SmtpClient smtp, String address, String subject, String text, Date sentAt)
            throws MessagingException {
        var mail = new MimeMessage(smtp.session());
        mail.setFrom(from(smtp.server()));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setSentDate(sentAt);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(text, StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress from(MailServer server) throws MessagingException {
        try {
            return new InternetAddress(server.from(), server.sender(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private String thread(Message message) {
        return id("thread-" + AlertIds.thread(message.subject()));
    }

    private String id(String unique) {
        return "<%s@%s>".formatted(unique, server.domain());
    }

    /** Keeps its own id, which the library would make anew. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
