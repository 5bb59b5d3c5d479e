package city.renewal.project.domain.ledger;

import city.renewal.project.domain.directory.NameKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids for people and units whom a ledger names without one: the same names give the same id in every ledger,
 * whichever dot separates their parts, so that
 * the next year's ledger means the same people.
 */
public final class StableIds {

    private StableIds() {}

    /** @param scope what the name is unique in: a person's unit, or the district */
    public static String of(String prefix, String scope, String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((scope + "|" + NameKey.withOneDot(CellText.compact(name)))
                            .getBytes(StandardCharsets.UTF_8));
            return prefix + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
