package city.renewal.local.launcher;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Suggests a known word for a mistyped one. */
final class Suggestions {

    private static final int MAX_CHOICES = 40;

    private Suggestions() {}

    /** The end of an error message with the most similar word, or empty when none is similar. */
    static String suggestion(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> isSimilar(typed, word))
                .min(Comparator.comparingInt((String word) -> editDistance(typed, word))
                        .thenComparing(word -> word))
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    /** Like {@link #suggestion}, or all words when there are few. */
    static String suggestionOrChoices(String typed, Collection<String> known) {
        var suggestion = suggestion(typed, known);
        return suggestion.isEmpty() && known.size() <= MAX_CHOICES
                ? "; there are: " + known.stream().sorted().collect(Collectors.joining(", "))
                : suggestion;
    }

    /** Words as an enumeration: {@code a, b and c}. */
    static String joinWords(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private static boolean isSimilar(String typed, String word) {
        var begins = typed.length() >= 2 && (word.startsWith(typed) || typed.startsWith(word));
        return begins || editDistance(typed, word) <= Math.max(1, word.length() / 3);
    }

    /** The number of letters to insert, delete, replace or swap with their neighbour (Damerau–Levenshtein distance). */
    static int editDistance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : minimumEdits(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int minimumEdits(int[][] rows, String one, String other, int i, int j) {
        var isSame = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1));
        var isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
