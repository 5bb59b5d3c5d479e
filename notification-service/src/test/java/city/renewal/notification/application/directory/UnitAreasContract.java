package city.renewal.notification.application.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.directory.UnitAreas.RecordedUnitArea;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everything that keeps the areas of units promises. */
public abstract class UnitAreasContract {
    protected abstract UnitAreas units();

    @Test
    void knowsTheAreasOfThoseThatHaveOne() {
        var units = units();
        units.keepAll(List.of(new RecordedUnitArea("u1", "370212", 1), new RecordedUnitArea("u2", null, 1)));

        assertThat(units.of(List.of("u1", "u2", "u3"))).isEqualTo(Map.of("u1", "370212"));
        assertThat(units.of(List.of())).isEmpty();
    }

    @Test
    void whatWasRecordedLastHoldsInWhateverOrderItComes() {
        var units = units();
        units.keepAll(List.of(new RecordedUnitArea("u1", "370212", 5), new RecordedUnitArea("u1", "370202", 6)));
        units.keepAll(List.of(new RecordedUnitArea("u1", "370212", 5)));
        units.keepAll(List.of());
        assertThat(units.of(List.of("u1"))).isEqualTo(Map.of("u1", "370202"));

        units.keepAll(List.of(new RecordedUnitArea("u1", null, 7)));
        assertThat(units.of(List.of("u1"))).isEmpty();
    }
}
