package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    @Test
    void namesAnEventAfterItsOwnerAndItsRecord() {
        assertThat(EventTypes.typeOf(ProjectEvent.NodeCompleted.class))
                .isEqualTo("city.renewal.project.node-completed.v1");
        assertThat(EventTypes.typeOf(ProgressEvent.NodeStandingChanged.class))
                .isEqualTo("city.renewal.progress.node-standing-changed.v1");
        assertThat(EventTypes.typeOf(AlertEvent.AlertRaised.class)).isEqualTo("city.renewal.alert.alert-raised.v1");
    }

    @Test
    void findsEveryRecordByItsPublishedName() {
        assertThat(EventTypes.all())
                .hasSizeGreaterThan(15)
                .allSatisfy((name, type) -> assertThat(EventTypes.typeOf(type)).isEqualTo(name));
    }

    @Test
    void moneyKeepsFenExactAndRefusesLess() {
        assertThat(Money.yuan(new BigDecimal("15600000000")).amount()).isEqualTo("15600000000.00");
        assertThatIllegalArgumentException().isThrownBy(() -> Money.yuan(new BigDecimal("0.001")));
    }
}
