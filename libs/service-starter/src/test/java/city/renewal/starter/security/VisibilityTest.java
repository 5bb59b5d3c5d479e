package city.renewal.starter.security;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.VisibilityCases;
import city.renewal.starter.testing.VisibilityCases.Sample;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VisibilityTest {
    private static final Visibility READER = Visibility.ofAreas(Set.of())
            .with(new Visibility.Inboxes(Set.of("p-x", "unit:u1"), Map.of("office", Set.of("3702"))));

    @TestFactory
    Stream<DynamicTest> decidesAsTheTableSays() {
        return VisibilityCases.through("rule", bearer -> {
            var visibility = Visibility.of(VisibilityCases.caller(bearer));
            return VisibilityCases.SAMPLES.stream()
                    .filter(sample -> visibility.sees(sample.target()))
                    .map(Sample::name)
                    .collect(toSet());
        });
    }

    @Test
    void showsAnObjectAboutWhichAMessageWentToAnInboxOfTheCaller() {
        assertThat(READER.sees(toldTo("370212001", "p-x"))).isTrue();
        assertThat(READER.sees(toldTo("370212001", "p-y", "unit:u1"))).isTrue();
        assertThat(READER.sees(toldTo("370212001", "p-y"))).isFalse();
        assertThat(READER.sees(toldTo("370212001", "office"))).isTrue();
        assertThat(READER.sees(toldTo("419001001", "office"))).isFalse();
        assertThat(READER.sees(toldTo("", "office"))).isFalse();
    }

    private static Visibility.Target toldTo(String area, String... addresses) {
        return new Visibility.Target(area, Set.of(), Set.of(), Set.of(), Set.of(addresses));
    }

    @Test
    void showsNothingWithoutARight() {
        assertThat(Visibility.ofAreas(Set.of()).isNothing()).isTrue();
        assertThat(READER.isNothing()).isFalse();
        assertThat(READER.isOfAreas()).isFalse();
        assertThat(Visibility.ofAreas(Set.of("37")).isOfAreas()).isTrue();
    }
}
