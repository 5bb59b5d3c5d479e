package city.renewal.starter.mongo;

import static city.renewal.starter.mongo.VersionedCollection.FREE;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.mongo.VersionedCollection.Next;
import city.renewal.starter.testing.CountedCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The contract of versions and claims, on the embedded store or on the one that {@code MONGODB_URI} names. */
class VersionedCollectionIT {
    private static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");
    private static final Instant REAL = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final CountedCommands commands = new CountedCommands();
    private final VersionedCollection things =
            new VersionedCollection(commands.freshDatabase().getCollection("things"));

    private static Document thing(String id, String text) {
        return new Document("_id", id).append("text", text);
    }

    private static Document due(String id, Instant at) {
        return new Document("_id", id).append("dueAt", Date.from(at)).append("claimedUntil", FREE);
    }

    private String stored(String id) {
        return things.find(id)
                .map(found -> found.getString("text") + " " + things.version(found))
                .orElse("nothing");
    }

    private List<String> claim(Instant now, Instant real, int limit) {
        return things.claimDue("dueAt", now, real, LEASE, limit).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    @Test
    void insertsEachIdOnceAndNamesThoseThatExist() {
        assertThat(things.insertAll(List.of(thing("a", "first"), thing("b", "first"))))
                .isEmpty();

        var existing = things.insertAll(List.of(thing("b", "second"), thing("c", "second"), thing("a", "second")));

        assertThat(existing).containsExactlyInAnyOrder("a", "b");
        assertThat(stored("a")).isEqualTo("first 1");
        assertThat(stored("c")).isEqualTo("second 1");
    }

    @Test
    void storesANextVersionOnlyOverTheOneThatWasRead() {
        things.insertAll(List.of(thing("a", "first"), thing("b", "first"), thing("c", "first")));
        things.save(thing("b", "another's"), 1);

        var lost = things.saveAll(List.of(
                new Next(thing("a", "second"), 1),
                new Next(thing("b", "second"), 1),
                new Next(thing("c", "second"), 0),
                new Next(thing("d", "second"), 0)));

        assertThat(lost).containsExactlyInAnyOrder("b", "c");
        assertThat(List.of(stored("a"), stored("b"), stored("c"), stored("d")))
                .containsExactly("second 2", "another's 2", "first 1", "second 1");
    }

    @Test
    void storesOneDocumentAsManyAre() {
        assertThat(things.save(thing("a", "first"), 0)).isTrue();
        assertThat(things.save(thing("a", "again"), 0)).isFalse();
        assertThat(things.save(thing("a", "second"), 1)).isTrue();
        assertThat(things.save(thing("a", "late"), 1)).isFalse();
        assertThat(things.save(thing("nothing", "x"), 3)).isFalse();
        assertThat(stored("a")).isEqualTo("second 2");
        assertThat(stored("nothing")).isEqualTo("nothing");
    }

    @Test
    void changesADocumentWithItsVersion() {
        things.insertAll(List.of(thing("a", "first")));

        assertThat(things.update("a", 1, new Document("$set", new Document("text", "second"))))
                .isTrue();
        assertThat(things.update("a", 2, new Document("$unset", new Document("text", ""))))
                .isTrue();
        assertThat(things.update("a", 2, new Document("$set", new Document("text", "late"))))
                .isFalse();

        assertThat(stored("a")).isEqualTo("null 3");
    }

    @Test
    void deletesOnlyTheVersionThatWasRead() {
        things.insertAll(List.of(thing("a", "first")));
        things.save(thing("a", "second"), 1);

        assertThat(things.delete("a", 1)).isFalse();
        assertThat(things.delete("a", 2)).isTrue();
        assertThat(things.save(thing("a", "late"), 2)).isFalse();
        assertThat(stored("a")).isEqualTo("nothing");
    }

    @Test
    void keepsTheVersionInTheFieldThatItIsTold() {
        var turns = new VersionedCollection(things.documents(), "turn");

        assertThat(turns.save(thing("a", "first"), 0)).isTrue();
        assertThat(turns.saveAll(List.of(new Next(thing("a", "second"), 1)))).isEmpty();

        assertThat(things.find("a").orElseThrow())
                .isEqualTo(thing("a", "second").append("turn", 2L));
    }

    @Test
    void claimsWhatIsDueTheLongestDueFirst() {
        things.insertAll(List.of(
                due("later", NOW.plusSeconds(1)),
                due("b", NOW.minusSeconds(5)),
                due("a", NOW),
                due("c", NOW.minusSeconds(9)),
                thing("never", "due")));

        assertThat(claim(NOW, REAL, 2)).containsExactly("c", "b");
        assertThat(claim(NOW, REAL, 9)).containsExactly("a");
        assertThat(claim(NOW, REAL, 9)).isEmpty();
    }

    @Test
    void aClaimEndsWithItsLease() {
        things.insertAll(List.of(due("a", NOW)));
        assertThat(claim(NOW, REAL, 9)).containsExactly("a");

        assertThat(claim(NOW.plus(Duration.ofDays(1)), REAL.plus(LEASE).minusMillis(1), 9))
                .as("leases run in real time")
                .isEmpty();
        assertThat(claim(NOW, REAL.plus(LEASE), 9)).containsExactly("a");
    }

    @Test
    void aClaimIsAVersion() {
        things.insertAll(List.of(due("a", NOW)));

        var claimed = things.claimDue("dueAt", NOW, REAL, LEASE, 9).getFirst();

        assertThat(things.version(claimed)).isEqualTo(2);
        assertThat(things.save(due("a", NOW), 1)).as("whoever read it before").isFalse();
        assertThat(things.save(due("a", NOW), 2)).as("whoever claimed it").isTrue();
        assertThat(claim(NOW, REAL, 9)).as("and it is free again").containsExactly("a");
    }

    @Test
    void worksInAsManyRoundTripsForManyAsForOne() {
        var many = IntStream.range(0, 50).mapToObj(i -> due("d" + i, NOW)).toList();
        commands.reset();

        things.insertAll(many);
        assertThat(commands.count()).isEqualTo(1);
        things.saveAll(many.stream().map(each -> new Next(each, 1)).toList());
        assertThat(commands.count()).isEqualTo(2);
        assertThat(claim(NOW, REAL, 50)).hasSize(50);
        assertThat(commands.count()).isEqualTo(4);

        things.saveAll(List.of());
        things.insertAll(List.of());
        things.findAll(List.of());
        assertThat(commands.count()).as("nothing is written").isEqualTo(4);
        assertThat(claim(NOW, REAL, 50)).isEmpty();
        assertThat(commands.count()).as("nothing is due").isEqualTo(5);
    }

    @Test
    void ofSeveralWhoClaimOrWriteAtOnceOneWins() throws Exception {
        var count = 60;
        things.insertAll(IntStream.range(0, count)
                .mapToObj(i -> due("d" + i, NOW).append("written", 0))
                .toList());
        var claimers = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 8; i++) {
            claimers.add(() -> claim(NOW, REAL, count));
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            var claimed = new ArrayList<String>();
            for (var each : threads.invokeAll(claimers)) {
                claimed.addAll(each.get());
            }
            assertThat(claimed).doesNotHaveDuplicates();
            claimed.addAll(claim(NOW, REAL, count));
            assertThat(claimed).hasSize(count).doesNotHaveDuplicates();

            var writers = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 8; i++) {
                writers.add(() -> count
                        - things.saveAll(claimed.stream()
                                        .map(id -> new Next(due(id, NOW), 2))
                                        .toList())
                                .size());
            }
            var won = 0;
            for (var each : threads.invokeAll(writers)) {
                won += each.get();
            }
            assertThat(won).isEqualTo(count);
        }
    }
}
