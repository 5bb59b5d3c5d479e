package city.renewal.progress.application.figure;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionRateTest {
    @ParameterizedTest
    @CsvSource({
        "43.00, 100.00, 0.43",
        "43.50, 100.00, 0.44",
        "99.60, 100.00, 0.99",
        "9999999.99, 10000000.00, 0.99",
        "100.00, 100.00, 1.00",
        "100.40, 100.00, 1.00",
        "145.00, 100.00, 1.45",
        "0.00, 0.00, 0.00"
    })
    void isOneOnlyWhenEverythingWasPaid(BigDecimal paid, BigDecimal planned, String rate) {
        assertThat(CompletionRate.of(Money.yuan(paid), Money.yuan(planned))).isEqualTo(new CompletionRate(rate, null));
    }

    @Test
    void paymentsWithoutAPlanHaveAReasonInsteadOfARate() {
        assertThat(CompletionRate.of(Money.yuan(new BigDecimal("5.00")), Money.ZERO))
                .isEqualTo(new CompletionRate(null, CompletionRate.Reason.NOTHING_PLANNED));
    }
}
