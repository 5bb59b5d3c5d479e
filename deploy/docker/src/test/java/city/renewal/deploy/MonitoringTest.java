package city.renewal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MonitoringTest {
    private static final Path PROMETHEUS = Repository.file("deploy/prometheus/prometheus.yml");
    private static final Path ALERTS = Repository.file("deploy/prometheus/alerts.yml");
    private static final Path DASHBOARD = Repository.file("deploy/grafana/dashboards/renewal.json");

    @Test
    void scrapesEveryServiceAtItsManagementPort() {
        assertThat(Monitoring.targets(PROMETHEUS)).isEqualTo(Monitoring.managementPorts(ComposeRules.real()));
        assertThat(Monitoring.targets(Repository.broken("prometheus.yml")))
                .isNotEqualTo(Monitoring.managementPorts(ComposeRules.real()));
    }

    @Test
    void findsTheMetricsThatTheServicesDeclare() {
        assertThat(Monitoring.declared()).contains("renewal.outbox.lag", "renewal.events.dead");
    }

    @Test
    void alertsOnlyOnMetricsThatExist() {
        assertThat(Monitoring.unknownMetrics(ALERTS)).isEmpty();
        assertThat(Monitoring.unknownMetrics(Repository.broken("alerts.yml")))
                .containsExactly("renewal_outbox_delay_seconds", "renewal_outbox_lag_minutes");
    }

    @Test
    void showsOnlyMetricsThatExist() {
        assertThat(Monitoring.unknownMetrics(DASHBOARD)).isEmpty();
        assertThat(Monitoring.unknownMetrics(Repository.broken("dashboard.json")))
                .containsExactly("renewal_gone_total");
    }

    @Test
    void showsEveryPanelFromTheDataSourceThatIsProvisioned() {
        var provisioned = Repository.yaml(Repository.file("deploy/grafana/provisioning/datasources/prometheus.yml"));
        var uid = Repository.map(Repository.list(provisioned.get("datasources")).getFirst())
                .get("uid");
        var panels = Repository.json(DASHBOARD).path("panels");

        assertThat(panels).isNotEmpty();
        assertThat(StreamSupport.stream(panels.spliterator(), false)
                        .map(panel -> panel.path("datasource").path("uid").asString()))
                .containsOnly(String.valueOf(uid));
        assertThat(StreamSupport.stream(panels.spliterator(), false)
                        .map(panel -> panel.path("id"))
                        .map(JsonNode::asInt))
                .doesNotHaveDuplicates();
    }
}
