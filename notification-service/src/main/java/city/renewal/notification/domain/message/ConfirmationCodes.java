package city.renewal.notification.domain.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The codes that were sent to one person's e-mail address: the last one as a salted hash together with the address that it
 * was sent to, and when codes were sent. A code counts for a quarter of an hour and for {@value #MOST_TRIES} tries; in an
 * hour at most {@value #MOST_CODES} are sent, so that guessing leads nowhere and nobody's inbox is flooded.
 *
 * @param hash SHA-256, in hex, of salt, address and code; null: there is no code that counts
 * @param sentAt within the last hour, real time
 */
public record ConfirmationCodes(
        String personId, @Nullable String hash, String salt, Instant expiresAt, int triesLeft, List<Instant> sentAt) {
    public static final int MOST_TRIES = 5;
    public static final int MOST_CODES = 5;
    public static final Duration VALID = Duration.ofMinutes(15);

    private static final Duration COUNTED = Duration.ofHours(1);

    public ConfirmationCodes {
        sentAt = List.copyOf(sentAt);
    }

    public static ConfirmationCodes none(String personId) {
        return new ConfirmationCodes(personId, null, "", Instant.EPOCH, 0, List.of());
    }

    public boolean maySend(Instant now) {
        return recent(now).size() < MOST_CODES;
    }

    /** A new code, in place of the one before. */
    public ConfirmationCodes sent(String code, String address, String newSalt, Instant now) {
        return new ConfirmationCodes(
                personId,
                hash(newSalt, address, code),
                newSalt,
                now.plus(VALID),
                MOST_TRIES,
                Stream.concat(recent(now).stream(), Stream.of(now)).toList());
    }

    /** Whether a code may still be tried. */
    public boolean isAlive(Instant now) {
        return hash != null && triesLeft > 0 && now.isBefore(expiresAt);
    }

    /** Counts one try; to be stored before the code is compared. */
    public ConfirmationCodes tried() {
        return new ConfirmationCodes(personId, hash, salt, expiresAt, triesLeft - 1, sentAt);
    }

    /** Whether it is the code that was sent to this address. */
    public boolean matches(String code, String address) {
        return hash != null
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.UTF_8),
                        hash(salt, address, code).getBytes(StandardCharsets.UTF_8));
    }

    /** The code was used, and counts no more. */
    public ConfirmationCodes used() {
        return new ConfirmationCodes(personId, null, "", expiresAt, 0, sentAt);
    }

    private List<Instant> recent(Instant now) {
        return sentAt.stream().filter(at -> at.plus(COUNTED).isAfter(now)).toList();
    }

    private static String hash(String salt, String address, String code) {
        try {
            var text = "%s\n%s\n%s".formatted(salt, address, code);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ConfirmationCodes[personId=%s]".formatted(personId);
    }
}
