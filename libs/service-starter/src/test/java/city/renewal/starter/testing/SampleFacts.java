package city.renewal.starter.testing;

import city.renewal.events.AlertEvent;
import city.renewal.events.AlertEvent.AlertSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.RenewalEvent;
import city.renewal.events.UnitRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Facts for tests to which the content does not matter. */
public final class SampleFacts {
    private SampleFacts() {}

    public static RenewalEvent about(String id) {
        var subject = new AlertSubject(
                "p", id, "n", "370212", "f", null, new UnitRef("u", "U"), new PersonRef("o", "O"), null);
        return new AlertEvent.AlertAcknowledged(id, subject, "p1", Instant.parse("2023-06-30T00:00:00Z"));
    }

    public static List<RenewalEvent> about(String id, int count) {
        return IntStream.range(0, count).mapToObj(_ -> about(id)).toList();
    }
}
