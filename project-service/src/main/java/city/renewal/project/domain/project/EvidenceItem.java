package city.renewal.project.domain.project;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of a claim's evidence, parsed from its text.
 *
 * <table>
 *   <caption>How an item is read</caption>
 *   <tr><th>Written</th><th>Kind</th><th>Names</th></tr>
 *   <tr><td>{@code <sha256>}</td><td>{@code PHOTO}</td><td>a stored photo</td></tr>
 *   <tr><td>{@code PHOTO_BEFORE:<sha256> north facade}</td><td>{@code PHOTO_BEFORE}</td><td>a stored photo, and a note</td></tr>
 *   <tr><td>{@code DOCUMENT:<sha256>}</td><td>{@code DOCUMENT}</td><td>a stored document or photo</td></tr>
 *   <tr><td>{@code PHOTO:north facade}, {@code PHOTO}</td><td>{@code PHOTO}</td><td>nothing that is stored</td></tr>
 * </table>
 *
 * @param kind in capital letters, such as {@link #PHOTO}, {@code DOCUMENT} or {@code SIGNATURE}; a plan may require
 *     other kinds too
 * @param sha256 hash of the photo or document, lower-case hexadecimal; null: the item refers to no stored file
 * @param note the remaining text; empty: none
 */
public record EvidenceItem(String kind, @Nullable String sha256, String note) {
    /** A photo, taken at any time. */
    public static final String PHOTO = "PHOTO";

    private static final String PHOTO_TAKEN = PHOTO + "_";
    private static final Pattern HASH = Pattern.compile("([0-9a-fA-F]{64})(?:\\s+(.*))?", Pattern.DOTALL);

    /** Parses an item, ignoring the letter case of kind and hash, surrounding blanks and the width of the colon. */
    public static EvidenceItem of(String written) {
        var text = written.strip();
        if (HASH.matcher(text).matches()) {
            return named(PHOTO, text);
        }
        int colon = text.replace('：', ':').indexOf(':');
        return colon < 0
                ? new EvidenceItem(text.toUpperCase(Locale.ROOT), null, "")
                : named(
                        text.substring(0, colon).strip().toUpperCase(Locale.ROOT),
                        text.substring(colon + 1).strip());
    }

    private static EvidenceItem named(String kind, String rest) {
        var hash = HASH.matcher(rest);
        if (!hash.matches()) {
            return new EvidenceItem(kind, null, rest);
        }
        var note = hash.group(2);
        return new EvidenceItem(kind, hash.group(1).toLowerCase(Locale.ROOT), note == null ? "" : note.strip());
    }

    /** Whether it is a photo: without a time, or {@code PHOTO_BEFORE}, {@code PHOTO_DURING}, {@code PHOTO_AFTER}. */
    public boolean isPhoto() {
        return kind.equals(PHOTO) || kind.startsWith(PHOTO_TAKEN);
    }
}
