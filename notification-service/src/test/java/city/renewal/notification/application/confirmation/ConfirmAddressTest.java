package city.renewal.notification.application.confirmation;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.SomeMessages.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.InMemoryContacts;
import city.renewal.notification.application.InMemorySentCodes;
import city.renewal.notification.application.confirmation.ConfirmAddress.Result;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.application.delivery.PersonalChannel;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.ConfirmationCodes;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Address;
import city.renewal.notification.domain.message.Contact.Language;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address is used once its owner or an administrator has confirmed it. */
class ConfirmAddressTest {
    private static final String EMAIL = "owner@example.org";

    private Instant now = NOW;
    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemorySentCodes sent = new InMemorySentCodes();
    private final List<String> letters = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private Outcome outcome = new Outcome.Delivered("250");
    private final ConfirmAddress confirm = new ConfirmAddress(
            contacts,
            sent,
            (address, code, _) -> {
                letters.add(address);
                codes.add(code);
                return outcome;
            },
            new SecureRandom(),
            () -> now);

    @BeforeEach
    void theOwnerWritesAnAddress() {
        write(EMAIL, "13912345678");
    }

    private void write(String email, String mobile) {
        var kept = contacts.load("p-owner");
        var written = new Contact("p-owner", email, mobile, Language.ZH, null).writtenOver(kept.contact());
        assertThat(contacts.save(written, kept.version())).isTrue();
    }

    private Contact contact() {
        return contacts.loadAll(List.of("p-owner")).getFirst();
    }

    /** What a channel to e-mail addresses would send. */
    private List<Delivery> deliveries() {
        var channel = new PersonalChannel(ChannelName.EMAIL, "mail", contacts, Contact::usableEmail) {
            @Override
            public Outcome send(Delivery delivery) {
                return outcome;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public int atOnce() {
                return 1;
            }
        };
        return channel.address(List.of(aMessage("m1")));
    }

    @Test
    void nothingIsSentToAnAddressBeforeItsOwnerHasConfirmedItWithTheCodeThatWasSentThere() {
        assertThat(deliveries()).isEmpty();

        assertThat(confirm.sendCode("p-owner")).isEqualTo(new Result.Sent(NOW.plus(ConfirmationCodes.VALID)));
        assertThat(letters).containsExactly(EMAIL);
        assertThat(codes.getFirst()).matches("[2-9A-HJKMNP-Z]{8}");
        assertThat(deliveries()).isEmpty();
        assertThat(confirm.confirm("p-owner", codes.getFirst())).isInstanceOf(Result.Confirmed.class);

        assertThat(contact().usableEmail()).isEqualTo(EMAIL);
        assertThat(contact().usableMobile()).as("nobody confirmed the mobile").isNull();
        assertThat(deliveries()).hasSize(1);
        assertThat(confirm.sendCode("p-owner")).isEqualTo(new Result.AlreadyConfirmed());
    }

    @Test
    void anAdministratorConfirmsWithoutACode() {
        assertThat(confirm.confirm("p-owner", Address.MOBILE)).isInstanceOf(Result.Confirmed.class);

        assertThat(contact().usableMobile()).isEqualTo("13912345678");
        assertThat(contact().usableEmail()).isNull();
        assertThat(confirm.confirm("p-nobody", Address.EMAIL)).isEqualTo(new Result.NoAddress());
    }

    @Test
    void anotherAddressIsToBeConfirmedAgainAndTheSameOneIsNot() {
        confirm.confirm("p-owner", Address.EMAIL);
        write(EMAIL, "13912345679");
        assertThat(contact().usableEmail()).isEqualTo(EMAIL);

        write("other@example.org", "13912345679");

        assertThat(contact().usableEmail()).isNull();
    }

    @Test
    void aCodeCountsForTheAddressThatItWasSentTo() {
        confirm.sendCode("p-owner");
        write("other@example.org", "13912345678");

        assertThat(confirm.confirm("p-owner", codes.getFirst())).isEqualTo(new Result.WrongCode(4));
        assertThat(contact().usableEmail()).isNull();
    }

    @Test
    void aCodeIsVoidAfterFiveTriesAfterAQuarterOfAnHourAndOnceItWasUsed() {
        confirm.sendCode("p-owner");
        for (var left = 4; left >= 0; left--) {
            assertThat(confirm.confirm("p-owner", "22222222")).isEqualTo(new Result.WrongCode(left));
        }
        assertThat(confirm.confirm("p-owner", codes.getFirst())).isEqualTo(new Result.NoCode());

        confirm.sendCode("p-owner");
        now = now.plus(ConfirmationCodes.VALID);
        assertThat(confirm.confirm("p-owner", codes.get(1))).isEqualTo(new Result.NoCode());

        confirm.sendCode("p-owner");
        assertThat(confirm.confirm("p-owner", codes.get(1)))
                .as("the one before")
                .isEqualTo(new Result.WrongCode(4));
        assertThat(confirm.confirm("p-owner", codes.get(2))).isInstanceOf(Result.Confirmed.class);
        write("other@example.org", "13912345678");
        write(EMAIL, "13912345678");
        assertThat(confirm.confirm("p-owner", codes.get(2))).isEqualTo(new Result.NoCode());
    }

    @Test
    void fiveCodesAreSentWithinAnHour() {
        for (var i = 0; i < ConfirmationCodes.MOST_CODES; i++) {
            assertThat(confirm.sendCode("p-owner")).isInstanceOf(Result.Sent.class);
        }
        assertThat(confirm.sendCode("p-owner")).isEqualTo(new Result.TooMany());
        assertThat(letters).hasSize(ConfirmationCodes.MOST_CODES);

        now = now.plus(Duration.ofHours(1));

        assertThat(confirm.sendCode("p-owner")).isInstanceOf(Result.Sent.class);
    }

    @Test
    void codesAreNotStoredInTheClearNorPrinted() {
        confirm.sendCode("p-owner");

        var stored = sent.load("p-owner").codes();
        assertThat(String.valueOf(stored.hash())).hasSize(64).doesNotContain(codes.getFirst());
        assertThat(stored.toString()).doesNotContain(codes.getFirst()).doesNotContain(stored.hash());
    }

    @Test
    void aContactThatWasStoredBeforeKeepsItsAddressesInUse() {
        var before = new Contact("p-old", "old@example.org", null, Language.ZH, null, null, null);

        assertThat(before.usableEmail()).isEqualTo("old@example.org");
        assertThat(before.usableMobile()).isNull();
    }

    @Test
    void withoutAMailServerAnAdministratorIsNeeded() {
        var without = new ConfirmAddress(contacts, sent, null, new SecureRandom(), () -> now);
        assertThat(without.sendCode("p-owner")).isEqualTo(new Result.NoMail());

        outcome = new Outcome.Failed("no connection");

        assertThat(confirm.sendCode("p-owner")).isEqualTo(new Result.NotSent());
    }
}
