package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.renewal.events.validation.FieldError;
import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldErrorsTest {
    private final FieldErrors errors = new FieldErrors();

    record Step(String name, int days) {
        Step {
            InvalidRecord.unless(Step.class, errors -> {
                errors.text("name", name, 5);
                errors.check(days > 0, "days", "must be above 0");
                errors.check(days < 10 || name.isEmpty(), "", "must be short");
            });
        }
    }

    @Test
    void aRecordSaysEverythingThatIsWrongWithIt() {
        assertThatExceptionOfType(InvalidRecord.class)
                .isThrownBy(() -> new Step("a\nb", 0))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .containsExactly(
                                new FieldError("name", "must be a single line"),
                                new FieldError("days", "must be above 0")))
                .withMessage("Step: name must be a single line; days must be above 0");
    }

    @Test
    void theErrorsOfARecordStandBelowItsPath() {
        var step = errors.construct("steps[2]", () -> new Step("longer", 12));

        assertThat(step).isNull();
        assertThat(errors.errors()).extracting(FieldError::field).containsExactly("steps[2].name", "steps[2]");
    }

    @Test
    void aValidRecordLeavesNoErrors() {
        assertThat(Objects.requireNonNull(errors.construct("", () -> new Step("a", 1)))
                        .days())
                .isEqualTo(1);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void aListNamesItsNullsAndIsEmptyWhenItIsTooLong() {
        assertThat(errors.list("ids", java.util.Arrays.asList("a", null, "b"), 3))
                .containsExactly("a", "b");
        assertThat(errors.list("more", List.of("a", "b"), 1)).isEmpty();

        assertThat(errors.errors()).extracting(FieldError::field).containsExactly("ids[1]", "more");
    }
}
