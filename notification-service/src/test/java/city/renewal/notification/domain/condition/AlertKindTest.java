package city.renewal.notification.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertKindTest {
    @ParameterizedTest
    @EnumSource
    void isToldUnderItsOwnName(AlertKind kind) {
        assertThat(kind.messageKind().name()).isEqualTo(kind.name());
        assertThat(AlertKind.of(kind.messageKind())).isEqualTo(kind);
    }

    @Test
    void noAlertIsAboutAnOrder() {
        assertThatThrownBy(() -> AlertKind.of(MessageKind.ORDER_ISSUED)).isInstanceOf(IllegalArgumentException.class);
    }
}
