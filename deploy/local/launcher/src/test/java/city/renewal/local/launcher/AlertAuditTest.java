package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AlertAuditTest {

    private static AlertAudit audit(String json) {
        return AlertAudit.read(Json.read(json), id -> "项目 (%s)".formatted(id));
    }

    @Test
    void isGoodWhenEveryOverdueNodeHasItsAlert() {
        var audit = audit("{\"overdue\": 12, \"untold\": 2, \"unalerted\": 0, \"missing\": [],"
                + " \"unreached\": 0, \"unreachedAlerts\": [], \"stale\": 0, \"staleAlerts\": []}");

        assertThat(audit.isClean()).isTrue();
        assertThat(audit.text())
                .isEqualTo(
                        "12 nodes are overdue, 2 of them held back until somebody may be told, 0 without an alert; 0 alerts reached nobody, 0 are open without need");
    }

    @Test
    void namesTheNodesThatHaveNone() {
        var audit = audit(
                "{\"overdue\": 2, \"untold\": 0, \"unalerted\": 1,"
                        + " \"missing\": [{\"projectId\": \"p1\", \"nodeId\": \"n1\", \"dueVersion\": 3}], \"unreached\": 0, \"stale\": 0}");

        assertThat(audit.isClean()).isFalse();
        assertThat(audit.text().lines())
                .hasSize(2)
                .last()
                .isEqualTo("  no alert: project 项目 (p1), node n1, due version 3");
    }

    @Test
    void namesTheAlertsThatReachedNobody() {
        var audit = audit("{\"overdue\": 2, \"untold\": 0, \"unalerted\": 0, \"missing\": [],"
                + " \"unreached\": 1, \"unreachedAlerts\": [\"a1\"], \"stale\": 0}");

        assertThat(audit.isClean()).isFalse();
        assertThat(audit.text().lines()).last().isEqualTo("  reached nobody: alert a1");
    }

    @Test
    void namesTheAlertsOfNodesThatAreNoLongerOverdue() {
        var audit = audit("{\"overdue\": 2, \"untold\": 0, \"unalerted\": 0, \"missing\": [],"
                + " \"unreached\": 0, \"stale\": 1, \"staleAlerts\": [\"a2\"]}");

        assertThat(audit.isClean()).isFalse();
        assertThat(audit.text().lines()).last().isEqualTo("  no longer overdue: alert a2");
    }

    @Test
    void refusesAnAnswerWithoutFigures() {
        assertThatThrownBy(() -> audit("{}")).hasMessageContaining("unalerted");
    }
}
