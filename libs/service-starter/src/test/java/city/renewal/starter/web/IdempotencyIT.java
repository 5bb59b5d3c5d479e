package city.renewal.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class IdempotencyIT {
    private static final Caller ALICE = new Caller("alice", Set.of(Role.UNIT), Set.of(), Set.of(), Set.of());
    private static final Caller BOB = new Caller("bob", Set.of(Role.UNIT), Set.of(), Set.of(), Set.of());

    private final MongoCollection<Document> keys = TestStore.freshDatabase().getCollection("keys");
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final Idempotency idempotency = new Idempotency(keys, () -> now);
    private final List<@Nullable String> commands = new ArrayList<>();

    private final Function<@Nullable String, ResponseEntity<?>> creating = commandId -> {
        commands.add(commandId);
        return ResponseEntity.created(URI.create("/things/" + commands.size()))
                .eTag("\"1\"")
                .body(Map.of("number", commands.size()));
    };

    private ResponseEntity<?> send(Caller caller, @Nullable String key, Object body) {
        return idempotency.once(caller, key, "POST /things", body, creating);
    }

    @Test
    void givesTheSameAnswerAgainWithoutASecondEffect() {
        send(ALICE, "k", Map.of("a", 1));

        var again = send(ALICE, "k", Map.of("a", 1));

        assertThat(commands).containsExactly("alice|k");
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(again.getHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(again.getHeaders().getFirst("Location")).isEqualTo("/things/1");
        assertThat(((JsonNode) again.getBody()).path("number").intValue()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBodyOrOperation() {
        send(ALICE, "k", Map.of("a", 1));

        assertThatThrownBy(() -> send(ALICE, "k", Map.of("a", 2))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("idempotency-key-reused");
            assertThat(problem.violations()).extracting("field").containsExactly("Idempotency-Key");
        });
        assertThatThrownBy(() -> idempotency.once(ALICE, "k", "POST /others", Map.of("a", 1), creating))
                .isInstanceOf(Problem.class);
        assertThat(commands).hasSize(1);
    }

    @Test
    void aKeyBelongsToThePersonWhoSentIt() {
        send(ALICE, "k", Map.of("a", 1));
        send(BOB, "k", Map.of("a", 2));

        assertThat(commands).containsExactly("alice|k", "bob|k");
    }

    @Test
    void aCrashBetweenTheEffectAndTheAnswerRunsTheCommandAgainUnderTheSameId() {
        assertThatThrownBy(() -> idempotency.once(ALICE, "k", "POST /things", Map.of("a", 1), commandId -> {
                    commands.add(commandId);
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);

        send(ALICE, "k", Map.of("a", 1));
        send(ALICE, "k", Map.of("a", 1));

        assertThat(commands).containsExactly("alice|k", "alice|k");
    }

    @Test
    void aRefusalIsNotStored() {
        assertThatThrownBy(() -> idempotency.once(ALICE, "k", "POST /things", Map.of("a", 1), _ -> {
                    throw Problem.conflict("later", "not yet");
                }))
                .isInstanceOf(Problem.class);

        assertThat(send(ALICE, "k", Map.of("a", 1)).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void withoutAKeyEveryRequestRuns() {
        send(ALICE, null, Map.of("a", 1));
        send(ALICE, null, Map.of("a", 1));

        assertThat(commands).containsExactly(null, null);
    }

    @Test
    void refusesAKeyThatIsEmptyOrEndless() {
        for (var key : List.of("", " ", "x".repeat(201))) {
            assertThatThrownBy(() -> send(ALICE, key, Map.of())).isInstanceOf(Problem.class);
        }
        assertThat(commands).isEmpty();
    }

    @Test
    void deletesKeysOlderThanTwoDays() {
        send(ALICE, "old", Map.of());
        now = now.plus(Duration.ofHours(47));
        send(ALICE, "young", Map.of());
        now = now.plus(Duration.ofHours(2));

        assertThat(idempotency.deleteExpired()).isEqualTo(1);
        assertThat(keys.find().first().getString("_id")).isEqualTo("alice|young");
    }

    @Test
    void ofFiftyRequestsAtOnceWithOneKeyOneHasAnEffectAndAllHaveItsAnswer() throws Exception {
        var effects = new AtomicInteger();
        var answers = new ArrayList<Future<ResponseEntity<?>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                answers.add(threads.submit(() -> idempotency.once(ALICE, "k", "POST /things", Map.of("a", 1), _ -> {
                    var effect = effects.incrementAndGet();
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                    return ResponseEntity.created(URI.create("/things/" + effect))
                            .body(Map.of("number", effect));
                })));
            }
        }

        assertThat(effects).hasValue(1);
        for (var answer : answers) {
            assertThat(answer.get().getStatusCode()).isEqualTo(HttpStatus.CREATED);
            assertThat(answer.get().getHeaders().getFirst("Location")).isEqualTo("/things/1");
        }
    }

    @Test
    void ofFiftyRequestsAtOnceThatAreRefusedEachRunsAndIsRefused() throws Exception {
        var runs = new AtomicInteger();
        var answers = new ArrayList<Future<ResponseEntity<?>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                answers.add(threads.submit(() -> idempotency.once(ALICE, "k", "POST /things", Map.of(), _ -> {
                    runs.incrementAndGet();
                    throw Problem.conflict("later", "not yet");
                })));
            }
        }

        assertThat(runs).hasValue(50);
        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::get).hasCauseInstanceOf(Problem.class));
    }

    @Test
    void aRequestTakesOverAnExpiredLease() {
        keys.insertOne(new Document("_id", "alice|k")
                .append("fingerprint", fingerprintOf(Map.of("a", 1)))
                .append("at", Date.from(now))
                .append("run", "killed")
                .append("until", Date.from(now.minusMillis(1))));

        assertThat(send(ALICE, "k", Map.of("a", 1)).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(commands).containsExactly("alice|k");
    }

    private String fingerprintOf(Object body) {
        send(BOB, "fingerprint", body);
        commands.clear();
        return keys.find(new Document("_id", "bob|fingerprint")).first().getString("fingerprint");
    }
}
