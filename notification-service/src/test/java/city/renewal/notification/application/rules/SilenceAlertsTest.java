package city.renewal.notification.application.rules;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.rules.SilenceAlerts.Result;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Matcher.Is;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceAlertsTest {
    private static final Caller ADMIN = new Caller("p-admin", Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of());
    private static final Caller SUPERVISOR =
            new Caller("p-sup", Set.of(Role.SUPERVISOR), Set.of("370212"), Set.of(), Set.of());

    private final SilenceAlerts silences = new SilenceAlerts(new InMemorySilences(), () -> "s1", () -> NOW);

    private Result silence(Caller caller, Matcher... match) {
        return silences.silence(new SilenceTerms(List.of(match), "演练", NOW, NOW.plusSeconds(60)), caller, null);
    }

    @Test
    void aCommandThatIsRunAgainFindsTheSilenceThatItMade() {
        var ends = NOW.plusSeconds(60);
        var match = List.of(Matcher.of(MatchField.PROJECT, "p"));

        var first = silences.silence(new SilenceTerms(match, "演练", NOW, ends), ADMIN, "p-admin|key");
        var again = silences.silence(new SilenceTerms(match, "演练", NOW, ends), ADMIN, "p-admin|key");

        assertThat(again).isEqualTo(first);
        assertThat(silences.newest(null, 10, ADMIN)).hasSize(1);
        assertThat(silences.silence(new SilenceTerms(match, "演练", NOW, ends), ADMIN, "p-admin|other"))
                .isNotEqualTo(first);
    }

    @Test
    void anAdministratorMaySilenceAnything() {
        assertThat(silence(ADMIN, Matcher.of(MatchField.UNIT, "u1"))).isInstanceOf(Result.Silenced.class);
    }

    @Test
    void othersSayWhichOfTheirAreasTheyMean() {
        var unit = Matcher.of(MatchField.UNIT, "u1");
        assertThat(silence(SUPERVISOR, unit)).isInstanceOf(Result.BeyondTheirAreas.class);
        assertThat(silence(SUPERVISOR, unit, Matcher.of(MatchField.AREA, "370202")))
                .isInstanceOf(Result.BeyondTheirAreas.class);
        assertThat(silence(SUPERVISOR, unit, Matcher.of(MatchField.AREA, "370212001", "370202")))
                .isInstanceOf(Result.BeyondTheirAreas.class);
        assertThat(silence(SUPERVISOR, unit, new Matcher(MatchField.AREA, Is.NONE_OF, List.of("370212"))))
                .isInstanceOf(Result.BeyondTheirAreas.class);
        assertThat(silence(SUPERVISOR, unit, new Matcher(MatchField.AREA, Is.PREFIXED_BY, List.of("370212"))))
                .isInstanceOf(Result.Silenced.class);
    }

    @Test
    void goesThroughAsManyAsItTakesToFillAPageWithTheirs() {
        var kept = new InMemorySilences();
        for (int n = 0; n < 2_500; n++) {
            var area = n % 100 == 0 ? "370212001" : "370202";
            kept.save(new Silence(
                    "s%04d".formatted(n),
                    "p-admin",
                    "演练",
                    List.of(Matcher.of(MatchField.AREA, area)),
                    NOW.plusSeconds(n),
                    NOW,
                    NOW.plusSeconds(60),
                    null));
        }
        var many = new SilenceAlerts(kept, () -> "s", () -> NOW);

        var first = many.newest(null, 20, SUPERVISOR);
        var last = first.getLast();
        var rest = many.newest(new Silences.After(last.createdAt(), last.silenceId()), 20, SUPERVISOR);

        assertThat(first).hasSize(20);
        assertThat(first.getFirst().silenceId()).isEqualTo("s2400");
        assertThat(rest).hasSize(5);
        assertThat(rest.getLast().silenceId()).isEqualTo("s0000");
        assertThat(many.newest(null, 5_000, ADMIN)).hasSize(2_500);
    }

    @Test
    void endsWhatIsTheirsOnce() {
        silence(ADMIN, Matcher.of(MatchField.UNIT, "u1"));

        assertThat(silences.end("s1", SUPERVISOR)).isInstanceOf(Result.NotVisible.class);
        assertThat(silences.newest(null, 10, SUPERVISOR)).isEmpty();
        var ended = silences.end("s1", ADMIN);
        assertThat(((Result.Silenced) ended).silence().endedBy()).isEqualTo("p-admin");
        assertThat(silences.end("s1", ADMIN)).isEqualTo(ended);
        assertThat(silences.end("s2", ADMIN)).isInstanceOf(Result.NotVisible.class);
    }
}
