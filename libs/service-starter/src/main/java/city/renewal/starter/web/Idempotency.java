package city.renewal.starter.web;

import city.renewal.starter.json.Json;
import city.renewal.starter.security.Caller;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a client repeat a POST with the same {@code Idempotency-Key} without a second effect.
 *
 * <pre>{@code { _id: "<person>|<key>", fingerprint, at, run, until, answer: {status, etag, location, body} } }</pre>
 *
 * <ol>
 *   <li>A request claims the key with the request's fingerprint. A key that was claimed with another fingerprint is
 *       refused.
 *   <li>If a response is stored, it is replayed.
 *   <li>While another request with this key runs, this request waits for its response. {@code run} identifies the
 *       running request, {@code until} is the end of its lease. Of many concurrent requests one has an effect.
 *   <li>Otherwise the command runs under an id made of person and key. The aggregate stores this id in the same write
 *       as the effect, so a crash between effect and response does not repeat the effect.
 *   <li>The response is stored. A refusal is not stored, so that the client may try again.
 * </ol>
 *
 * <p>Keys expire after two days of real time.
 */
public final class Idempotency {
    private static final Duration RETENTION = Duration.ofDays(2);
    /** Lease of a running request; after it, another request with the key takes over. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final JsonMapper MAPPER = Json.answers();

    private final MongoCollection<Document> keys;
    private final InstantSource real;

    public Idempotency(MongoCollection<Document> keys, InstantSource real) {
        this.keys = keys;
        this.real = real;
    }

    /**
     * @param key the client's idempotency key; null: the command runs without dedup
     * @param operation method and path
     * @param command receives the command id for dedup
     */
    public ResponseEntity<?> once(
            Caller caller,
            @Nullable String key,
            String operation,
            Object body,
            Function<@Nullable String, ResponseEntity<?>> command) {
        if (key == null) {
            return command.apply(null);
        }
        if (key.isBlank() || key.length() > 200) {
            throw Problem.invalid("Idempotency-Key", "must have 1 to 200 characters");
        }
        var id = caller.personId() + "|" + key;
        var run = UUID.randomUUID().toString();
        var stored = claim(id, fingerprint(operation, body), run);
        return stored != null ? replay(stored) : run(id, run, command);
    }

    private ResponseEntity<?> run(String id, String run, Function<@Nullable String, ResponseEntity<?>> command) {
        var isStored = false;
        try {
            var answer = command.apply(id);
            if (answer.getStatusCode().is2xxSuccessful()) {
                keys.updateOne(
                        new Document("_id", id), new Document("$set", new Document("answer", toDocument(answer))));
                isStored = true;
            }
            return answer;
        } finally {
            if (!isStored) {
                release(id, run);
            }
        }
    }

    /**
     * Releases the claim, so that another request with this key can run at once. If the store fails, the lease expires
     * instead.
     */
    private void release(String id, String run) {
        try {
            keys.updateOne(
                    new Document("_id", id).append("run", run),
                    new Document("$unset", new Document("run", 1).append("until", 1)));
        } catch (MongoException e) {
            LOG.debug("An idempotency key could not be released; its lease expires in {}: {}", LEASE, e.toString());
        }
    }

    /** As above, for a typed response. */
    public <T> ResponseEntity<T> once(
            Caller caller,
            @Nullable String key,
            String operation,
            Object body,
            Class<T> type,
            Function<@Nullable String, ResponseEntity<T>> command) {
        var answer = once(caller, key, operation, body, command::apply);
        var shown = MAPPER.convertValue(answer.getBody(), type);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(shown);
    }

    /** Deletes keys older than two days; to be called periodically. */
    public long deleteExpired() {
        var before = Date.from(real.instant().minus(RETENTION));
        return keys.deleteMany(new Document("at", new Document("$lt", before))).getDeletedCount();
    }

    /** @return the stored response; null if this run holds the claim */
    private @Nullable Document claim(String id, String fingerprint, String run) {
        for (var waited = Duration.ZERO; waited.compareTo(MAX_WAIT) < 0; waited = waited.plus(pause(waited))) {
            if (tryInsert(id, fingerprint, run)) {
                return null;
            }
            var claimed = keys.find(new Document("_id", id)).first();
            if (claimed == null) {
                continue;
            }
            if (!fingerprint.equals(claimed.getString("fingerprint"))) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "This Idempotency-Key was used for another request",
                        List.of(new Violation("Idempotency-Key", "was used for another request")));
            }
            var answer = claimed.get("answer", Document.class);
            if (answer != null || takeOver(id, claimed, run)) {
                return answer;
            }
        }
        throw Problem.conflict(
                "idempotency-key-in-use", "A request with this Idempotency-Key is still being worked on; try again");
    }

    private boolean tryInsert(String id, String fingerprint, String run) {
        try {
            keys.insertOne(new Document("_id", id)
                    .append("fingerprint", fingerprint)
                    .append("at", Date.from(real.instant()))
                    .append("run", run)
                    .append("until", Date.from(real.instant().plus(LEASE))));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /** Compare-and-set on {@code run}: of several requests that find the lease expired, one takes over. */
    private boolean takeOver(String id, Document claimed, String run) {
        var until = claimed.getDate("until");
        if (until != null && until.toInstant().isAfter(real.instant())) {
            return false;
        }
        return keys.updateOne(
                                new Document("_id", id).append("run", claimed.getString("run")),
                                new Document(
                                        "$set",
                                        new Document("run", run)
                                                .append(
                                                        "until",
                                                        Date.from(real.instant().plus(LEASE)))))
                        .getMatchedCount()
                == 1;
    }

    /** Backoff: starts short and grows. */
    private static Duration pause(Duration waited) {
        var pause = Duration.ofMillis(Math.clamp(waited.toMillis() / 4, 10, 250));
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return pause;
    }

    private static Document toDocument(ResponseEntity<?> answer) {
        return new Document("status", answer.getStatusCode().value())
                .append("etag", answer.getHeaders().getETag())
                .append("location", answer.getHeaders().getFirst(HttpHeaders.LOCATION))
                .append("body", MAPPER.writeValueAsString(answer.getBody()));
    }

    private static ResponseEntity<?> replay(Document answer) {
        var response = ResponseEntity.status(answer.getInteger("status", 200)).contentType(MediaType.APPLICATION_JSON);
        for (var header : List.of("etag", "location")) {
            var value = answer.getString(header);
            if (value != null) {
                response.header(header.equals("etag") ? HttpHeaders.ETAG : HttpHeaders.LOCATION, value);
            }
        }
        return response.body(MAPPER.readTree(answer.getString("body")));
    }

    private static String fingerprint(String operation, Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(body instanceof byte[] bytes ? bytes : MAPPER.writeValueAsBytes(body));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
