package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalBoundsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1.5", "156e8", "999999999999999999", "0.00000000000000000001", "1e17"})
    void takesWhatALedgerHolds(String number) {
        assertThat(DecimalBounds.contains(new BigDecimal(number))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e10000000",
                "-1e2147483647",
                "1e-7000",
                "0e-2147483647",
                "0e2147483647",
                "1e18",
                "1e-21",
                "12345678901234567890123456789012345"
            })
    void refusesWhatTakesLongToComputeWith(String number) {
        assertThat(DecimalBounds.contains(new BigDecimal(number))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Money.yuan(new BigDecimal(number)));
    }
}
