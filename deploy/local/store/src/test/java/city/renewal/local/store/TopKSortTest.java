package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopKSortTest {
    @Test
    void equalValuesKeepTheirOrder() {
        var words = Stream.of("three", "two", "one", "four", "six", "ten");

        assertThat(TopKSort.of(words, Comparator.comparingInt(String::length), 3))
                .containsExactly("two", "one", "six");
    }

    @Test
    void returnsAllWhenThereAreFewerThanTheLimit() {
        assertThat(TopKSort.of(Stream.of(2, 1), Comparator.<Integer>naturalOrder(), 3))
                .containsExactly(1, 2);
    }
}
