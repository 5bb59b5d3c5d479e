package city.renewal.project.domain.ledger.cell;

import java.util.Collection;
import java.util.Optional;

/** Suggests the column that an unrecognised header was probably meant for. */
public final class ColumnSuggestions {

    /** Minimum similarity between a name and a header, from 0 to 1. */
    private static final double ENOUGH = 0.5;

    private ColumnSuggestions() {}

    /** The most similar column; empty if none is similar enough. */
    public static Optional<LedgerColumn> likeliest(String header, Collection<LedgerColumn> among) {
        var name = LedgerColumn.nameIn(header);
        double best = ENOUGH;
        LedgerColumn likeliest = null;
        for (var column : among) {
            for (var known : column.names()) {
                double likeness = likeness(name, known);
                if (likeness > best) {
                    best = likeness;
                    likeliest = column;
                }
            }
        }
        return Optional.ofNullable(likeliest);
    }

    /** The similarity: 1 for equal texts, 0 for nothing in common. */
    public static double likeness(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        return longest == 0 ? 0 : 1 - (double) changes(one, other) / longest;
    }

    /** The Levenshtein distance: the number of inserted, deleted or replaced characters. */
    private static int changes(String one, String other) {
        var row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int index = 1; index <= one.length(); index++) {
            int diagonal = row[0];
            row[0] = index;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = diagonal + (one.charAt(index - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
