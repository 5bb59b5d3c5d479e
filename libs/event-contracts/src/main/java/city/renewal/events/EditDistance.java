package city.renewal.events;

/** How many characters have to be added, left out or replaced to make one text of another (Levenshtein's distance). */
public final class EditDistance {
    private EditDistance() {}

    /** Counted in code points; cases differ. Takes time in proportion to both lengths multiplied. */
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
