package city.renewal.notification.application.rules;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Silence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps silences promises. */
public abstract class SilencesContract {
    protected abstract Silences silences();

    private static Silence silence(String id, int createdMinute, int endMinute) {
        var created = NOW.plusSeconds(60L * createdMinute);
        return new Silence(
                id,
                "p-admin",
                "演练",
                List.of(Matcher.of(MatchField.UNIT, "u1")),
                created,
                created,
                NOW.plusSeconds(60L * endMinute),
                null);
    }

    @Test
    void givesThoseThatAreNotOver() {
        var silences = silences();
        var a = silence("a", 1, 10);
        var b = silence("b", 2, 20);
        silences.save(a);
        silences.save(b);

        assertThat(silences.endingAfter(NOW)).containsExactlyInAnyOrder(a, b);
        assertThat(silences.endingAfter(a.endsAt())).containsExactly(b);
        assertThat(silences.newest(null, 1)).containsExactly(b);
        assertThat(silences.newest(null, 9)).containsExactly(b, a);
    }

    @Test
    void goesOnBehindASilenceThoughOthersWereMadeAtTheSameInstant() {
        var silences = silences();
        var all = List.of(silence("d", 2, 10), silence("c", 2, 10), silence("b", 2, 10), silence("a", 1, 10));
        all.forEach(silences::save);

        assertThat(silences.newest(after(all.get(1)), 9)).isEqualTo(all.subList(2, 4));
        assertThat(silences.newest(after(all.get(2)), 9)).isEqualTo(all.subList(3, 4));
        assertThat(silences.newest(after(all.get(3)), 9)).isEmpty();
    }

    private static Silences.After after(Silence silence) {
        return new Silences.After(silence.createdAt(), silence.silenceId());
    }

    @Test
    void keepsWhoEndedOneEarly() {
        var silences = silences();
        silences.save(silence("a", 1, 10));

        silences.save(silences.load("a").orElseThrow().endedAt(NOW.plusSeconds(120), "p-other"));

        assertThat(silences.endingAfter(NOW.plusSeconds(120))).isEmpty();
        assertThat(silences.load("a").orElseThrow().endedBy()).isEqualTo("p-other");
        assertThat(silences.load("b")).isEmpty();
    }
}
