package city.renewal.progress.application.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of two lists, row by row in the order of their ids. Neither list is loaded into memory.
 *
 * @param rows the expected number of rows
 * @param expectedDigest digest of the expected rows, in order; likewise {@code actualDigest}
 * @param differences descriptions of the first differences; empty: the lists are equal
 * @param differing ids of the first rows that differ
 */
public record ListComparison(
        long rows, String expectedDigest, String actualDigest, List<String> differences, Set<String> differing) {
    private static final int SHOWN = 20;
    private static final int MOST_IDS = 1_000;

    public ListComparison {
        differences = List.copyOf(differences);
        differing = Set.copyOf(differing);
    }

    public boolean isEqual() {
        return differing.isEmpty();
    }

    /** Compares two streams and closes both. */
    public static <T> ListComparison of(Stream<T> expected, Stream<T> actual, Function<T, String> id) {
        try (expected;
                actual) {
            var found = new Differences();
            var should = new RowCursor<>(expected.iterator(), id);
            var is = new RowCursor<>(actual.iterator(), id);
            should.advance();
            is.advance();
            while (!should.isOver() || !is.isOver()) {
                var order = should.compareTo(is);
                if (order < 0) {
                    found.add(should.id(), "Row %s is missing".formatted(should.id()));
                    should.advance();
                } else if (order > 0) {
                    found.add(is.id(), "Row %s should not be there".formatted(is.id()));
                    is.advance();
                } else {
                    if (!should.row().equals(is.row())) {
                        found.add(is.id(), "Row %s should be %s, but is %s".formatted(is.id(), should.row(), is.row()));
                    }
                    should.advance();
                    is.advance();
                }
            }
            return new ListComparison(should.count, should.digest(), is.digest(), found.sentences, found.ids);
        }
    }

    private static final class Differences {
        private final List<String> sentences = new ArrayList<>();
        private final Set<String> ids = new TreeSet<>();

        void add(String id, String sentence) {
            if (sentences.size() < SHOWN) {
                sentences.add(sentence);
            }
            if (ids.size() < MOST_IDS) {
                ids.add(id);
            }
        }
    }

    /** A cursor on one of the two lists. */
    private static final class RowCursor<T> {
        private final Iterator<T> rows;
        private final Function<T, String> naming;
        private final MessageDigest digest = sha256();
        private long count;
        private @Nullable T row;

        RowCursor(Iterator<T> rows, Function<T, String> naming) {
            this.rows = rows;
            this.naming = naming;
        }

        void advance() {
            row = rows.hasNext() ? rows.next() : null;
            if (row != null) {
                count++;
                digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
        }

        boolean isOver() {
            return row == null;
        }

        T row() {
            if (row == null) {
                throw new IllegalStateException("Read to the end");
            }
            return row;
        }

        String id() {
            return naming.apply(row());
        }

        /** An exhausted cursor sorts after every row. */
        int compareTo(RowCursor<T> other) {
            if (isOver() || other.isOver()) {
                return Boolean.compare(isOver(), other.isOver());
            }
            return id().compareTo(other.id());
        }

        String digest() {
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
