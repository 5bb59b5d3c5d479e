package city.renewal.notification.application;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.SomeRules.decision;
import static city.renewal.notification.SomeRules.trace;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.starter.json.Bson;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A hundred thousand alerts wait for their step: they are served in the order of their time, whoever sweeps. */
class WaitingAlertsIT {
    private static final int WAITING = 100_000;
    private static final Instant REAL = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void areServedInTheOrderOfTheirTimeThoughManySweepAtOnce() {
        var seed = System.nanoTime();
        var database = TestStore.freshDatabase();
        var collection = MongoAlerts.collection(database, InstantSource.system());
        new Indexes(database, collection).run();
        fill(collection.documents(), seed);
        var queries = new MongoAlerts(collection);

        var served = new ArrayList<String>();
        for (var sweep = 0; sweep < 5; sweep++) {
            queries.claimDue(NOW.plus(Duration.ofDays(2)), REAL, Duration.ofMinutes(1), 200)
                    .forEach(stored -> served.add(stored.id()));
        }

        assertThat(served).as("seed %d", seed).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(served.getLast()).isEqualTo(id(999));
    }

    /** Ids in the order of their times, inserted in any order; the state of those that come late is never read here. */
    private static void fill(MongoCollection<Document> alerts, long seed) {
        var candidate = new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNode("p", "n")), 1, DUE, 1);
        var state =
                Bson.document(Alert.raised(decision(candidate, EscalationLevel.OWNER), NOW, List.of(trace(NOW)), NOW)
                        .alert());
        var numbers = new ArrayList<Integer>();
        for (var i = 0; i < WAITING; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, new Random(seed));
        for (var from = 0; from < WAITING; from += 5_000) {
            List<Document> batch = numbers.subList(from, from + 5_000).stream()
                    .map(number -> document(number, state))
                    .toList();
            alerts.insertMany(batch);
        }
    }

    private static Document document(int number, Document state) {
        return new Document("_id", id(number))
                .append("version", 1L)
                .append("sequence", 0L)
                .append("state", number < 2_000 ? state : new Document())
                .append("nextStepAt", Date.from(NOW.plusMillis(number)))
                .append("claimedUntil", new Date(0));
    }

    private static String id(int number) {
        return "a%06d".formatted(number);
    }
}
