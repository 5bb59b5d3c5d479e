package city.renewal.project.domain.ledger.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers read as they are typed, or not at all. */
class NumbersAsTypedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1200 | 1200", "'1,200.50' | 1200.50", "１２.５ | 12.5", "-3 | -3", "' 7 ' | 7"})
    void readsPlainNumbers(String text, BigDecimal number) {
        assertThat(PlainNumbers.parse(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 40", "1.5 2", "10²", "①", "1½", "3⁄4", "12,00", "1E+5", "0x10", "١٢", "1..2", "2\n3"})
    void refusesTextsThatWouldBeAnotherNumber(String text) {
        assertThat(PlainNumbers.parse(text)).isEqualTo(Optional.empty());
        assertThat(MoneyCells.parse(new SheetCell.Text(text + "亿元"), "")).isInstanceOf(MoneyCells.Result.Invalid.class);
    }

    /** A displayed number that is only rounded represents the value; a scaled one never does. */
    @Test
    void neverTakesAScaledNumberForItself() {
        long seed = Long.getLong("renewal.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var value = BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), random.nextInt(6));
            int power = random.nextInt(9) - 4;
            var shown = value.scaleByPowerOfTen(power).toPlainString();

            var cell = (SheetCell.Numeric) DisplayedNumber.cell(value, shown, SheetCell.DateSystem.SINCE_1900);

            var expected = power == 0 ? SheetCell.Format.PLAIN : SheetCell.Format.DISGUISED;
            assertThat(cell.format())
                    .as("%s shown as %s, seed %d", value, shown, seed)
                    .isEqualTo(expected);
        }
    }
}
