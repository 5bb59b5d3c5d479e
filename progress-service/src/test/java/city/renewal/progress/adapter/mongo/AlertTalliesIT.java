package city.renewal.progress.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.AlertEvent;
import city.renewal.events.AlertEvent.AlertSubject;
import city.renewal.events.Envelope;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Same-day acknowledgements and alerts open on a past day, counted from the alert topic. */
class AlertTalliesIT {
    private static final Instant MORNING = Instant.parse("2023-06-30T01:00:00Z");
    private static final Instant EVENING = Instant.parse("2023-06-30T15:30:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2023-06-30T16:30:00Z");

    private static AlertSubject subject(String unit) {
        return new AlertSubject(
                "laoshan-2023",
                "p",
                "n",
                "370212001001",
                "f1",
                null,
                new UnitRef(unit, unit),
                new PersonRef("p-owner", "责任人"),
                null);
    }

    private static Envelope<?> fact(long sequence, AlertEvent event) {
        return Envelope.of("/alerts/" + event.alertId(), "p", sequence, event);
    }

    private static Envelope<?> raised(String id, String unit, int level, Instant at) {
        return fact(1, new AlertEvent.AlertRaised(id, subject(unit), "OVERDUE", "CRITICAL", level, 1, at));
    }

    private static Envelope<?> acknowledged(String id, String unit, Instant at) {
        return fact(5, new AlertEvent.AlertAcknowledged(id, subject(unit), "p-owner", at));
    }

    @Test
    void countsFromTheDayOfTheFirstNotificationDespiteRedeliveries() {
        var seed = System.nanoTime();
        var alerts = new MongoOpenAlerts(TestStore.freshDatabase().getCollection("alerts"));
        var facts = new ArrayList<Envelope<?>>(List.of(
                raised("a", "u1", 1, MORNING),
                acknowledged("a", "u1", EVENING),
                raised("b", "u1", 1, MORNING),
                acknowledged("b", "u1", NEXT_DAY),
                raised("c", "u1", 0, MORNING.minus(Duration.ofDays(1))),
                fact(2, new AlertEvent.AlertEscalated("c", subject("u1"), 1, MORNING)),
                acknowledged("c", "u1", EVENING),
                raised("d", "u2", 1, MORNING),
                raised("e", "u2", 0, MORNING)));
        facts.addAll(facts);
        Collections.shuffle(facts, new Random(seed));
        for (var fact : facts) {
            alerts.apply(List.of(fact));
        }
        alerts.apply(facts);

        assertThat(alerts.acknowledgements("laoshan-2023", RankingGrouping.UNIT))
                .as("seed %d", seed)
                .extracting(RankingTally::key, RankingTally::notified, RankingTally::acknowledgedSameDay)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("u1", 3, 2),
                        org.assertj.core.api.Assertions.tuple("u2", 1, 0));
        assertThat(alerts.acknowledgements("laoshan-2023", RankingGrouping.AREA))
                .extracting(RankingTally::key, RankingTally::notified)
                .containsExactly(org.assertj.core.api.Assertions.tuple("370212001", 4));
        assertThat(alerts.acknowledgements("laoshan-2023", RankingGrouping.HEADQUARTERS))
                .isEmpty();
    }

    @Test
    void returnsAlertsOpenBeforeAnInstantDespiteRedeliveries() {
        var seed = System.nanoTime();
        var alerts = new MongoOpenAlerts(TestStore.freshDatabase().getCollection("alerts"));
        var facts = new ArrayList<Envelope<?>>(List.of(
                raised("open", "u1", 1, MORNING),
                acknowledged("open", "u1", EVENING),
                raised("resolved", "u2", 1, MORNING),
                fact(2, new AlertEvent.AlertResolved("resolved", subject("u2"), "DONE", EVENING)),
                raised("again", "u3", 1, MORNING),
                fact(2, new AlertEvent.AlertResolved("again", subject("u3"), "DONE", EVENING)),
                fact(3, new AlertEvent.AlertRaised("again", subject("u3"), "OVERDUE", "CRITICAL", 1, 1, NEXT_DAY)),
                raised("later", "u4", 1, NEXT_DAY)));
        facts.addAll(facts);
        Collections.shuffle(facts, new Random(seed));

        facts.forEach(fact -> alerts.apply(List.of(fact)));

        assertThat(unitsOfOpen(alerts, MORNING)).as("seed %d", seed).isEmpty();
        assertThat(unitsOfOpen(alerts, EVENING)).as("seed %d", seed).containsExactlyInAnyOrder("u1", "u2", "u3");
        assertThat(unitsOfOpen(alerts, NEXT_DAY)).as("seed %d", seed).containsExactly("u1");
        assertThat(unitsOfOpen(alerts, NEXT_DAY.plusMillis(1)))
                .as("seed %d", seed)
                .containsExactlyInAnyOrder("u1", "u3", "u4");
        assertThat(alerts.openBefore("laoshan-2023", NEXT_DAY))
                .containsExactly(new Visibility.Target("370212001001", Set.of("u1"), Set.of(), Set.of("p-owner")));
        assertThat(alerts.openBefore("shinan-2022", NEXT_DAY)).isEmpty();
    }

    private static List<String> unitsOfOpen(MongoOpenAlerts alerts, Instant instant) {
        return alerts.openBefore("laoshan-2023", instant).stream()
                .flatMap(target -> target.units().stream())
                .toList();
    }
}
