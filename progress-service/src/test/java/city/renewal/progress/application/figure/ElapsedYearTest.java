package city.renewal.progress.application.figure;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.domain.reference.Programme;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedYearTest {
    private static final Programme PROGRAMME = new Programme(
            "p", "p", 2023, "370212", List.of(), List.of(), 7, ZoneId.of("Asia/Shanghai"), 3, List.of(), 1);

    @ParameterizedTest
    @CsvSource({
        "2022-12-31T15:59:59Z, 0.00",
        "2023-06-30T00:00:00Z, 0.49",
        "2023-12-31T15:59:59Z, 0.99",
        "2023-12-31T16:00:00Z, 1.00",
        "2024-06-30T00:00:00Z, 1.00"
    })
    void isAShareOfTheProgrammesYearInItsZone(Instant now, String share) {
        assertThat(Overviews.elapsed(PROGRAMME, now)).isEqualTo(share);
    }
}
