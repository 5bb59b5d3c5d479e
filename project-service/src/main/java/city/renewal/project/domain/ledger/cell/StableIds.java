package city.renewal.project.domain.ledger.cell;

import city.renewal.project.domain.directory.NameKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives ids for people and units that a ledger names without an id. The same name gives the same id in every ledger,
 * with any separator dot, so that next year's ledger refers to the same people.
 */
public final class StableIds {

    private StableIds() {}

    /** @param scope the namespace of the name: a person's unit, or the district */
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
