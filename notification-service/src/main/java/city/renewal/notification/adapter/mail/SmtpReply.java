package city.renewal.notification.adapter.mail;

import city.renewal.notification.application.delivery.MessageSender.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure to send means, and what of it may be kept: never the recipient's address, nor what we sign in with. */
final class SmtpReply {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");

    private SmtpReply() {}

    /** @param secrets texts that are removed from the reply, because the server may repeat them */
    static Outcome outcome(MessagingException failure, String address, List<String> secrets) {
        var code = 0;
        Exception deepest = failure;
        for (Exception each = failure; each instanceof MessagingException part; each = part.getNextException()) {
            code = Math.max(code, code(part));
            deepest = part;
        }
        var text = String.valueOf(deepest.getMessage()).replace(address, "(address)");
        for (var secret : secrets) {
            text = text.replace(secret, "(hidden)");
        }
        var answer = UNPRINTABLE
                .matcher(ADDRESS.matcher(text).replaceAll("(address)"))
                .replaceAll(" ")
                .strip();
        if (failure instanceof AuthenticationFailedException) {
            // It is no fault of the message's, which waits until the password is put right, or is dead and can be
            // replayed.
            return new Outcome.Failed("the mail server does not let us sign in: " + answer);
        }
        return code >= 500 && code < 600 ? new Outcome.Refused(answer) : new Outcome.Failed(answer);
    }

    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sent -> sent.getReturnCode();
            default -> 0;
        };
    }
}
