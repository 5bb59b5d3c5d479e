package city.renewal.notification.adapter.mail;

import static city.renewal.notification.SomeMessages.aMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import city.renewal.notification.SomeMessages;
import city.renewal.notification.adapter.mail.MailServer.Tls;
import city.renewal.notification.application.InMemoryContacts;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Encryption and signing in, with a real mail server behind a certificate that is made for this run. */
class MailSecurityIT {
    private static final String USER = "renewal-user";
    private static final String PASSWORD = "only-for-this-test";
    private static final String ADDRESS = "owner@example.org";

    private static SelfMadeCertificate certificate;

    private final GreenMail server = new GreenMail(SmtpSetup.onAnyPort())
            .withConfiguration(new GreenMailConfiguration().withUser("renewal@example.gov", USER, PASSWORD));
    private final InMemoryContacts contacts = new InMemoryContacts();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    /** A healthy answer, on a busy machine too, is well within it. */
    private Duration timeout = Duration.ofSeconds(15);

    @BeforeAll
    static void certify() throws Exception {
        certificate = new SelfMadeCertificate();
    }

    @BeforeEach
    void start() {
        server.start();
        contacts.save(new Contact("p-owner", ADDRESS, null, Language.ZH, null), 0);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stop() {
        server.stop();
        root.detachAppender(logged);
        // A copy: what else runs in this process may be about to log a line more.
        assertThat(List.copyOf(logged.list))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .filteredOn(event -> !event.getLoggerName().startsWith("com.icegreen"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(PASSWORD) || line.contains(ADDRESS));
    }

    private MailServer settings(int port, Tls tls, String password, @Nullable SSLSocketFactory trust) {
        return new MailServer("127.0.0.1", port, tls, USER, password, "renewal@example.gov", "督查平台", timeout, trust);
    }

    private Outcome send(MailServer settings) {
        try (var channel = new MailChannel(
                new SmtpClient(settings),
                contacts,
                SomeMessages.renderer(),
                () -> Instant.parse("2026-11-21T10:00:00Z"))) {
            return channel.send(new Delivery(ChannelName.EMAIL, "p-owner", "mail", aMessage("m1")));
        }
    }

    private static SSLSocketFactory trust() {
        return certificate.context().getSocketFactory();
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "TLS"})
    void signsInAndHandsOverNothingInTheClear(Tls tls) throws Exception {
        try (var front =
                new TlsFront(certificate.context(), tls, server.getSmtp().getPort())) {
            assertThat(send(settings(front.port(), tls, PASSWORD, trust()))).isEqualTo(new Outcome.Delivered("250"));

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(front.saidInTheClear()).allMatch(line -> line.startsWith("EHLO ") || line.equals("STARTTLS"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "TLS"})
    void aWrongPasswordIsNamedInTheLedgerAndNothingIsSent(Tls tls) throws Exception {
        try (var front =
                new TlsFront(certificate.context(), tls, server.getSmtp().getPort())) {
            var outcome = send(settings(front.port(), tls, "another-password", trust()));

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(outcome.answer())
                    .startsWith("the mail server does not let us sign in: 535")
                    .doesNotContain(USER, "another-password", ADDRESS);
            assertThat(server.getReceivedMessages()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "TLS"})
    void aCertificateThatNobodyVouchesForIsNotBelieved(Tls tls) throws Exception {
        try (var front =
                new TlsFront(certificate.context(), tls, server.getSmtp().getPort())) {
            assertThat(send(settings(front.port(), tls, PASSWORD, null))).isInstanceOf(Outcome.Failed.class);

            assertThat(server.getReceivedMessages()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "TLS"})
    void aServerWithoutTlsIsToldNeitherPasswordNorAddress(Tls tls) throws Exception {
        var said = new CopyOnWriteArrayList<String>();
        // Whoever expects TLS from the first byte takes the greeting for the head of a long record, and waits for the
        // rest.
        timeout = tls == Tls.TLS ? Duration.ofSeconds(1) : timeout;

        var outcome = talking(tls, said, "250 nothing to offer", "250 ok");

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(said)
                .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL") || line.startsWith("RCPT"));
        if (tls == Tls.STARTTLS) {
            assertThat(outcome.answer()).contains("STARTTLS");
        }
    }

    @Test
    void whatTheServerRepeatsOfUsIsNotKept() throws Exception {
        var said = new CopyOnWriteArrayList<String>();

        var outcome = talking(
                Tls.NONE,
                said,
                "250-test\r\n250 AUTH PLAIN",
                "535 5.7.8 %s may not come in with %s for %s".formatted(USER, PASSWORD, ADDRESS));

        assertThat(said).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Failed(
                                "the mail server does not let us sign in: 535 5.7.8 (hidden) may not come in with (hidden) for (address)"));
        assertThat(settings(25, Tls.TLS, PASSWORD, null).toString()).doesNotContain(USER, PASSWORD);
    }

    /** What comes of a server that says this of itself, and this to everything else. */
    private Outcome talking(Tls tls, List<String> said, String hello, String otherwise) throws IOException {
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept();
                        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
                        var out = new OutputStreamWriter(connection.getOutputStream(), UTF_8)) {
                    out.write("220 test\r\n");
                    out.flush();
                    for (var line = in.readLine(); line != null; line = in.readLine()) {
                        said.add(line);
                        out.write((line.startsWith("EHLO") ? hello : otherwise) + "\r\n");
                        out.flush();
                    }
                } catch (IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return send(settings(socket.getLocalPort(), tls, PASSWORD, trust()));
        }
    }
}
