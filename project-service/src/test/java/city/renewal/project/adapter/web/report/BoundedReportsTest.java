package city.renewal.project.adapter.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.project.adapter.web.report.SiteReportController.BatchBody;
import city.renewal.starter.json.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.MismatchedInputException;

class BoundedReportsTest {
    private static List<?> read(String json) {
        return Objects.requireNonNull(
                Json.strict().readValue(json, BatchBody.class).reports());
    }

    @Test
    void keepsNoMoreThanOneReportTooMany() {
        assertThat(read("{\"reports\": [%s{}]}".formatted("{\"a\": [{}]},".repeat(499))))
                .hasSize(500);
        assertThat(read("{\"reports\": [%s{}]}".formatted("{\"a\": [{}]},".repeat(1_000_000))))
                .hasSize(501);
    }

    @Test
    void refusesFilesThatAreNotLists() {
        assertThatThrownBy(() -> read("{\"reports\": \"r1\"}")).isInstanceOf(MismatchedInputException.class);
    }
}
