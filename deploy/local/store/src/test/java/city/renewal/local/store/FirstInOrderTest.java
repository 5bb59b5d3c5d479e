package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstInOrderTest {
    @Test
    void whatIsAlikeComesInTheOrderInWhichItCame() {
        var words = Stream.of("three", "two", "one", "four", "six", "ten");

        assertThat(FirstInOrder.of(words, Comparator.comparingInt(String::length), 3))
                .containsExactly("two", "one", "six");
    }

    @Test
    void fewerThanWantedAreAll() {
        assertThat(FirstInOrder.of(Stream.of(2, 1), Comparator.<Integer>naturalOrder(), 3))
                .containsExactly(1, 2);
    }
}
