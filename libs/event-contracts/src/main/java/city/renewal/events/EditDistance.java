package city.renewal.events;

/** Levenshtein distance: the number of characters to insert, delete or replace to turn one text into another. */
public final class EditDistance {
    private EditDistance() {}

    /** Counts code points and is case-sensitive. Takes time proportional to the product of both lengths. */
    public static int between(String one, String other) {
        var from = one.codePoints().toArray();
        var to = other.codePoints().toArray();
        var above = new int[to.length + 1];
        for (int column = 0; column <= to.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length; row++) {
            var current = new int[to.length + 1];
            current[0] = row;
            for (int column = 1; column <= to.length; column++) {
                var replaced = above[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[to.length];
    }
}
