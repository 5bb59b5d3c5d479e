package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTest {

    @Test
    void showsOneCommandWithItsOptions() {
        assertThat(Help.of("rebuild").lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("./renewal rebuild  folds all facts again");
        assertThat(Help.of("orders")).contains("./renewal orders", "close ID").doesNotContain("./renewal audit");
        assertThat(Help.of("bench")).isEqualTo("./renewal bench   measures the platform");
    }

    @Test
    void showsEveryCommandWhereNoneOrAnUnknownOneIsNamed() {
        assertThat(Help.of("sing")).isEqualTo(Help.OVERVIEW);
    }
}
