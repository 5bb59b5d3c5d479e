package city.renewal.starter.web;

import city.renewal.starter.json.Json;
import city.renewal.starter.security.Caller;
import com.mongodb.ErrorCategory;
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
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a client repeat a POST with the same {@code Idempotency-Key} without a second effect.
 *
 * <pre>{@code { _id: "<person>|<key>", fingerprint, at, answer: {status, etag, location, body} } }</pre>
 *
 * <ol>
 *   <li>The key is claimed with the request's fingerprint; a key that was claimed for another request is refused.
 *   <li>If an answer is kept, it is given again.
 *   <li>Else the command runs under an id made of person and key. The aggregate remembers it in the very write that has
 *       the effect, so a crash between effect and answer does not repeat the effect.
 *   <li>The answer is kept; a refusal is not, so that the client may try again.
 * </ol>
 *
 * <p>Kept for two days of real time.
 */
public final class Idempotency {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final JsonMapper MAPPER = Json.answers();

    private final MongoCollection<Document> keys;
    private final InstantSource real;

    public Idempotency(MongoCollection<Document> keys, InstantSource real) {
        this.keys = keys;
        this.real = real;
    }

    /**
     * @param key what the client sent; null: the command simply runs
     * @param operation method and path
     * @param command gets the id to recognise a repetition by
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
        var fingerprint = fingerprint(operation, body);
        var kept = claim(id, fingerprint);
        if (kept != null) {
            return replay(kept);
        }
        var answer = command.apply(id);
        if (answer.getStatusCode().is2xxSuccessful()) {
            keys.updateOne(new Document("_id", id), new Document("$set", new Document("answer", record(answer))));
        }
        return answer;
    }

    /** As above, where the interface says what the answer is. */
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

    /** Forgets what is older than two days; to be called now and then. */
    public long forgetOld() {
        var before = Date.from(real.instant().minus(KEPT));
        return keys.deleteMany(new Document("at", new Document("$lt", before))).getDeletedCount();
    }

    private @Nullable Document claim(String id, String fingerprint) {
        try {
            keys.insertOne(
                    new Document("_id", id).append("fingerprint", fingerprint).append("at", Date.from(real.instant())));
            return null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        var claimed = keys.find(new Document("_id", id)).first();
        if (claimed == null) {
            return null;
        }
        if (!fingerprint.equals(claimed.getString("fingerprint"))) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request",
                    List.of(new Violation("Idempotency-Key", "was used for another request")));
        }
        return claimed.get("answer", Document.class);
    }

    private static Document record(ResponseEntity<?> answer) {
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
