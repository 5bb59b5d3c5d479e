package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Topics;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Addresses are confirmed through the running service, with a code that comes by a real mail server. */
class ConfirmAddressIT {
    private static RunningService service;
    private final String project = "p" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        // Routing and silences that other classes set would decide whether an alert leaves by e-mail.
        ChannelsService.end();
        service = ChannelsService.get();
    }

    @Test
    void anAddressThatItsOwnerWroteIsUsedOnceTheyConfirmedItWithTheCodeThatWasSentThere() {
        var person = "p-confirming";
        var owner = TestTokens.of(person, Role.OWNER);
        var path = "/api/v1/contacts/" + person;
        var written = service.send(
                "PUT",
                path,
                owner.token(),
                "{\"email\":\"confirming@example.org\",\"mobile\":\"13911113333\",\"language\":\"EN\"}",
                Map.of());
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(written.body().path("emailConfirmed").booleanValue()).isFalse();
        service.publish(Topics.PROGRESS, List.of(overdue(ownedBy(person), 1, 1)));
        eventually(() -> assertThat(service.get("/api/v1/inbox", owner).body().path("items"))
                .hasSize(1));
        assertThat(lettersTo("confirming@example.org")).isEmpty();

        assertThat(service.send("POST", path + "/email/confirmation", owner.token(), "{}", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(service.send("POST", path + "/email/code", demo("owner").token(), null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(service.send("POST", path + "/email/code", owner.token(), null, Map.of())
                        .status())
                .isEqualTo(202);
        eventually(() -> assertThat(lettersTo("confirming@example.org")).hasSize(1));
        var code = lettersTo("confirming@example.org").getFirst().replaceAll("(?s).*code is ([0-9A-Z]{8}).*", "$1");
        var wrong =
                service.send("POST", path + "/email/confirmation", owner.token(), "{\"code\":\"22222222\"}", Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().toString()).contains("4 tries are left").doesNotContain(code);
        var confirmed = service.send(
                "POST", path + "/email/confirmation", owner.token(), "{\"code\":\"%s\"}".formatted(code), Map.of());
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(confirmed.body().path("emailConfirmed").booleanValue()).isTrue();
        assertThat(confirmed.body().path("mobileConfirmed").booleanValue()).isFalse();

        assertThat(service.send("POST", path + "/mobile/confirmation", owner.token(), null, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(service.send(
                                "POST",
                                path + "/mobile/confirmation",
                                demo("admin").token(),
                                null,
                                Map.of())
                        .body()
                        .path("mobileConfirmed")
                        .booleanValue())
                .isTrue();
        service.publish(Topics.PROGRESS, List.of(overdue(ownedBy(person), 2, 2)));
        eventually(() -> assertThat(lettersTo("confirming@example.org")).hasSize(2));
    }

    private static List<String> lettersTo(String address) {
        return Arrays.stream(ChannelsService.MAIL.getReceivedMessages())
                .filter(letter -> address.equals(recipient(letter)))
                .map(GreenMailUtil::getBody)
                .toList();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private NodeSubject ownedBy(String person) {
        SomePeople.keepIn(service, SomePeople.active(person, "u1"));
        var node = aNode(project, "n1");
        return new NodeSubject(
                node.programme(),
                node.programmeName(),
                project,
                node.projectName(),
                "n1",
                node.nodeName(),
                node.field(),
                node.area(),
                node.headquarters(),
                node.headquartersLeader(),
                new PersonRef(person, "责任人"),
                node.unit(),
                node.leader(),
                node.supervisor());
    }
}
