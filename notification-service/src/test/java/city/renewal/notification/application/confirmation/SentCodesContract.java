package city.renewal.notification.application.confirmation;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.message.ConfirmationCodes;
import org.junit.jupiter.api.Test;

/** What everything that keeps sent codes promises. */
public abstract class SentCodesContract {
    protected abstract SentCodes sentCodes();

    @Test
    void changesThemOnTopOfTheVersionThatWasReadOnly() {
        var codes = sentCodes();
        var none = codes.load("p1");
        assertThat(none).isEqualTo(new SentCodes.VersionedCodes(0, ConfirmationCodes.none("p1")));
        var sent = none.codes().sent("CODE2345", "p1@example.org", "salt", NOW);

        assertThat(codes.save(sent, 0)).isTrue();
        assertThat(codes.save(sent, 0)).isFalse();
        assertThat(codes.save(sent.tried(), 1)).isTrue();
        assertThat(codes.save(sent.tried(), 1)).isFalse();

        assertThat(codes.load("p1")).isEqualTo(new SentCodes.VersionedCodes(2, sent.tried()));
        assertThat(codes.load("p2").version()).isZero();
    }
}
