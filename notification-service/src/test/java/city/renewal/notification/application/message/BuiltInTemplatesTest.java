package city.renewal.notification.application.message;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Every built-in template's output, byte for byte, with and without links and for one alert, three, and more than are
 * listed; of the last the hash is pinned. A wanted change of a template is copied from the failure into the file.
 */
class BuiltInTemplatesTest {
    private static final String PINNED = "/messages/built-in-templates.txt";

    static String rendered() {
        var text = new StringBuilder();
        for (var channel : List.of(ChannelName.EMAIL, ChannelName.WECOM, ChannelName.DINGTALK, ChannelName.SMS)) {
            for (var language : Language.values()) {
                for (var pages :
                        List.of(PageAddresses.UNKNOWN, new PageAddresses(URI.create("https://renewal.example.cn")))) {
                    for (var message : List.of(
                            SomeMessages.aMessage("m1"), SomeMessages.aGroupOf(3), SomeMessages.aGroupOf(103))) {
                        var composed = SomeMessages.renderer(pages).render(message, channel, language);
                        text.append("=== %s %s %s, %d alerts\n"
                                .formatted(
                                        channel,
                                        language,
                                        pages == PageAddresses.UNKNOWN ? "without links" : "with links",
                                        message.lines().size()));
                        var parts = "--- subject\n%s\n--- text\n%s\n--- html\n%s\n--- markdown\n%s\n"
                                .formatted(composed.subject(), composed.text(), composed.html(), composed.markdown());
                        text.append(message.lines().size() > Message.MOST_LINES ? sha256(parts) : parts);
                    }
                }
            }
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "--- sha256\n" + HexFormat.of().formatHex(hash) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsAsPinned() throws IOException {
        try (var pinned = Objects.requireNonNull(getClass().getResourceAsStream(PINNED))) {
            assertThat(rendered()).isEqualTo(new String(pinned.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
