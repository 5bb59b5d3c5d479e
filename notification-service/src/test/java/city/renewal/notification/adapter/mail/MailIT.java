package city.renewal.notification.adapter.mail;

import static city.renewal.notification.SomeMessages.aMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.InMemoryContacts;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mail as a real SMTP server gets it. */
class MailIT {
    private final GreenMail server = new GreenMail(SmtpSetup.onAnyPort());
    private final InMemoryContacts contacts = new InMemoryContacts();

    @BeforeEach
    void start() {
        server.start();
        contacts.save(new Contact("p-owner", "owner@example.org", null, Language.ZH, null), 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailChannel channel(int port) {
        return channel(port, Duration.ofSeconds(15));
    }

    private MailChannel channel(int port, Duration timeout) {
        var settings = new MailServer(
                "127.0.0.1", port, MailServer.Tls.NONE, null, null, "renewal@example.gov", "督查平台", timeout, null);
        return new MailChannel(
                new SmtpClient(settings),
                contacts,
                SomeMessages.renderer(),
                () -> Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static Delivery delivery(String messageId) {
        return new Delivery(ChannelName.EMAIL, "p-owner", "mail", aMessage(messageId));
    }

    private static String part(MimeMessage letter, int index) throws Exception {
        return String.valueOf(
                ((MimeMultipart) letter.getContent()).getBodyPart(index).getContent());
    }

    @Test
    void arrivesWithTextAndHtmlUnderItsOwnIdInTheMattersThread() throws Exception {
        try (var channel = channel(server.getSmtp().getPort())) {
            assertThat(channel.send(delivery("m1"))).isEqualTo(new Outcome.Delivered("250"));
            assertThat(channel.send(delivery("m1"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(channel.send(delivery("m2"))).isInstanceOf(Outcome.Delivered.class);
        }

        var letters = server.getReceivedMessages();
        assertThat(letters).hasSize(3);
        assertThat(letters)
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<m1@example.gov>", "<m1@example.gov>", "<m2@example.gov>");
        var thread = letters[0].getHeader("In-Reply-To", null);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.getHeader("In-Reply-To", null)).isEqualTo(thread).startsWith("<thread-");
            assertThat(letter.getHeader("References", null)).isEqualTo(thread);
            assertThat(letter.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        });
        assertThat(letters[0].getSubject()).isEqualTo("【节点逾期】沙子口片区改造 · 施工图设计");
        assertThat(letters[0].getAllRecipients()).extracting(Object::toString).containsExactly("owner@example.org");
        assertThat(letters[0].getContentType()).startsWith("multipart/alternative");
        assertThat(part(letters[0], 0)).contains("责任人：", "节点逾期");
        assertThat(part(letters[0], 1)).contains("<strong>节点逾期", "lang=\"zh-CN\"");
    }

    @Test
    void speaksThePersonsLanguageAndKeepsMarkupOutOfTheHtml() throws Exception {
        contacts.save(new Contact("p-owner", "owner@example.org", null, Language.EN, null), 1);
        try (var channel = channel(server.getSmtp().getPort())) {
            channel.send(new Delivery(
                    ChannelName.EMAIL, "p-owner", "mail", aMessage("m1", "<img src=x>\r\nBcc: spy@example.org")));
        }

        var letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).startsWith("[Overdue]");
        assertThat(part(letter, 1))
                .contains("&lt;img src&#x3D;x&gt; Bcc: spy@example.org")
                .doesNotContain("<img");
        assertThat(letter.getAllRecipients()).hasSize(1);
    }

    @Test
    void goesOnlyToWhoHasAnAddressAndWantsItThere() {
        try (var channel = channel(1)) {
            assertThat(channel.address(List.of(aMessage("m1"), aMessage("m2"))))
                    .extracting(Delivery::target)
                    .containsExactly("p-owner", "p-owner");
            var quiet = Map.of(Severity.CRITICAL, Set.of(ChannelName.SMS));
            contacts.save(new Contact("p-owner", "owner@example.org", null, Language.ZH, null, quiet), 1);
            assertThat(channel.address(List.of(aMessage("m1")))).isEmpty();
            contacts.save(new Contact("p-owner", null, "13800000000", Language.ZH, null), 2);
            assertThat(channel.address(List.of(aMessage("m1")))).isEmpty();
            assertThat(channel.send(delivery("m1"))).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void aServerThatIsNotThereHangsOrIsBusyMayDoBetterAndOneThatRefusesWillNot() throws Exception {
        try (var gone = channel(1)) {
            assertThat(gone.send(delivery("m1"))).isInstanceOf(Outcome.Failed.class);
        }
        assertThat(talking(null)).isInstanceOf(Outcome.Failed.class);
        assertThat(talking("451 4.7.1 greylisted, come again"))
                .isEqualTo(new Outcome.Failed("451 4.7.1 greylisted, come again"));
        assertThat(talking("550 5.1.1 <owner@example.org>: no such user"))
                .isEqualTo(new Outcome.Refused("550 5.1.1 <(address)>: no such user"));
        assertThat(talking("550 5.1.1 forwarded to somebody@elsewhere.example"))
                .isEqualTo(new Outcome.Refused("550 5.1.1 forwarded to (address)"));
    }

    /** What comes of a server that answers RCPT with this; null: that never says anything. */
    private Outcome talking(String reply) throws IOException {
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var channel = channel(socket.getLocalPort(), Duration.ofMillis(reply == null ? 300 : 15_000))) {
            Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept();
                        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
                        var out = new OutputStreamWriter(connection.getOutputStream(), UTF_8)) {
                    if (reply == null) {
                        in.readLine();
                        return;
                    }
                    out.write("220 test\r\n");
                    out.flush();
                    for (var line = in.readLine(); line != null; line = in.readLine()) {
                        out.write((line.startsWith("RCPT") ? reply : "250 ok") + "\r\n");
                        out.flush();
                    }
                } catch (IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return channel.send(delivery("m1"));
        }
    }
}
