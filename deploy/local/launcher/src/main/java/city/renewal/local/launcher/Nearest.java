package city.renewal.local.launcher;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Guesses what was meant by a word that was typed wrongly. */
final class Nearest {

    private static final int MOST_CANDIDATES = 40;

    private Nearest() {}

    /** What follows a refusal: the word that was probably meant, or nothing when none is near. */
    static String hint(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> isNear(typed, word))
                .min(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(word -> word))
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    /** The same, and all words where they are few. */
    static String hintAmong(String typed, Collection<String> known) {
        var hint = hint(typed, known);
        return hint.isEmpty() && known.size() <= MOST_CANDIDATES
                ? "; there are: " + known.stream().sorted().collect(Collectors.joining(", "))
                : hint;
    }

    /** Words as a sentence lists them: {@code a, b and c}. */
    static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private static boolean isNear(String typed, String word) {
        var begins = typed.length() >= 2 && (word.startsWith(typed) || typed.startsWith(word));
        return begins || distance(typed, word) <= Math.max(1, word.length() / 3);
    }

    /** How many letters have to be put in, taken out, changed or swapped with their neighbour (Damerau and Levenshtein). */
    static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cheapest(int[][] rows, String one, String other, int i, int j) {
        var isSame = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1));
        var isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
