package city.renewal.starter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.renewal.events.Location;
import city.renewal.events.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tests which single values a request's JSON may contain. */
class RequestValuesTest {
    private static final JsonMapper STRICT = Json.strict();

    /** A component of every type that the services' request bodies have. */
    record Values(
            @Nullable BigDecimal weight,
            @Nullable BigInteger whole,
            @Nullable Integer days,
            @Nullable Long sequence,
            @Nullable Money paid,
            @Nullable Location location,
            @Nullable Double share,
            @Nullable LocalDate date,
            @Nullable Instant at,
            @Nullable LocalTime time,
            @Nullable YearMonth month,
            @Nullable String text,
            @Nullable List<String> texts,
            @Nullable Map<String, String> byName) {}

    private static Values read(String json) {
        return STRICT.readValue(json, Values.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"weight\": 1e10000000}",
                "{\"weight\": 1e-7000}",
                "{\"weight\": -0e2147483647}",
                "{\"weight\": 1e99999999999999999999}",
                "{\"weight\": 99999999999999999999999}",
                "{\"weight\": \"1\"}",
                "{\"whole\": 1e10000000}",
                "{\"days\": 1e10000000}",
                "{\"days\": 99999999999999999999}",
                "{\"sequence\": 1e10000000}",
                "{\"sequence\": 1e18}",
                "{\"paid\": {\"amount\": 1e10000000, \"currency\": \"CNY\"}}",
                "{\"paid\": {\"amount\": 1e-10000000, \"currency\": \"CNY\"}}",
                "{\"paid\": {\"amount\": \"1e10000000\", \"currency\": \"CNY\"}}",
                "{\"paid\": {\"amount\": \"1000000000000000000000\", \"currency\": \"CNY\"}}",
                "{\"paid\": {\"currency\": \"CNY\", \"amount\": 1e10000000}}",
                "{\"location\": {\"longitude\": 1e999, \"latitude\": 1}}",
                "{\"location\": {\"longitude\": \"NaN\", \"latitude\": 1}}",
                "{\"location\": {\"longitude\": \"Infinity\", \"latitude\": 1}}",
                "{\"location\": {\"longitude\": null, \"latitude\": 1}}",
                "{\"location\": {\"latitude\": 1}}",
                "{\"share\": 1e10000000}",
                "{\"share\": \"0.5\"}"
            })
    void refusesANumberWithTooManyDigitsOrOfAnotherKind(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\": 1700000000000}",
                "{\"at\": 1700000000}",
                "{\"at\": 1.7e9}",
                "{\"at\": \"1700000000000\"}",
                "{\"at\": \"1700000000.5\"}",
                "{\"at\": \"+1000000000-12-31T23:59:59.999999999Z\"}",
                "{\"at\": \"-1000000000-01-01T00:00:00Z\"}",
                "{\"at\": \"\"}",
                "{\"at\": [2023, 6, 30]}",
                "{\"date\": 19000}",
                "{\"date\": \"19000\"}",
                "{\"date\": [2023, 6, 30]}",
                "{\"date\": \"+999999999-12-31\"}",
                "{\"date\": \"-0001-12-31\"}",
                "{\"date\": \"\"}",
                "{\"date\": true}",
                "{\"time\": 8}",
                "{\"time\": [8, 30]}",
                "{\"month\": 202306}",
                "{\"month\": [2023, 6]}",
                "{\"month\": \"+999999999-12\"}"
            })
    void refusesADateOrTimeThatIsNoIsoText(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"a\\u202eb\"}",
                "{\"text\": \"\\ud800\"}",
                "{\"texts\": [\"a\", \"\\u001b[31m\"]}",
                "{\"byName\": {\"a\": \"\\udc00\"}}",
                "{\"days\": 1, \"days\": 2}",
                "{\"location\": {\"longitude\": 1, \"latitude\": 1, \"longitude\": 2}}",
                "{\"byName\": {\"a\": \"1\", \"a\": \"2\"}}"
            })
    void refusesATextWithHiddenCharactersAndAPropertyThatStandsTwice(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json));
    }

    @Test
    void readsWhatClientsSend() {
        var values = read("""
                {"weight": 0.30000000000000004, "whole": 12, "days": -3, "sequence": 9007199254740993,
                 "paid": {"amount": "15600000000.00", "currency": "CNY"},
                 "location": {"longitude": 120.38271000000001, "latitude": 36}, "share": 0.5,
                 "date": "2023-06-30", "at": "2023-06-30T08:00:00.123+08:00", "time": "08:30", "month": "2023-06",
                 "text": "一\\n二", "texts": [""], "byName": {"a": "b"}}
                """);

        assertThat(values.weight()).isEqualTo("0.30000000000000004");
        assertThat(values.sequence()).isEqualTo(9007199254740993L);
        assertThat(values.paid()).isEqualTo(Money.yuan(new BigDecimal("15600000000")));
        assertThat(values.location()).isEqualTo(new Location(120.38271000000001, 36));
        assertThat(values.at()).isEqualTo("2023-06-30T00:00:00.123Z");
        assertThat(values.time()).isEqualTo("08:30");
        assertThat(values.month()).isEqualTo(YearMonth.of(2023, 6));
        assertThat(values.text()).isEqualTo("一\n二");
        assertThat(read("{\"text\": null, \"at\": null, \"weight\": null, \"location\": null}")
                        .text())
                .isNull();
        assertThat(read("{\"paid\": {\"amount\": 5, \"currency\": \"CNY\"}}").paid())
                .isEqualTo(Money.yuan(new BigDecimal(5)));
    }

    @Test
    void readsAStoredResponseThatExceedsTheLimits() {
        assertThat(Json.answers()
                        .readValue("{\"text\": \"a\\u202eb\", \"weight\": 1e-40}", Values.class)
                        .text())
                .isEqualTo("a\u202eb");
    }
}
