package city.renewal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)");

    private final ComposeFile compose = ComposeRules.real();

    @Test
    void startsTheFourServicesFromTheirModules() {
        assertThat(compose.services())
                .extracting(ComposeFile.Service::module)
                .contains("gateway", "project-service", "progress-service", "notification-service");
    }

    @Test
    void namesAnExactVersionOfEveryImage() {
        assertThat(ComposeRules.unpinned(compose)).isEmpty();
        assertThat(ComposeRules.unpinned(ComposeRules.broken("unpinned.yml"))).hasSize(4);
    }

    @Test
    void asksEverythingHowItIsAndWaitsForTheAnswer() {
        assertThat(ComposeRules.withoutHealthCheck(compose)).isEmpty();
        assertThat(ComposeRules.withoutHealthCheck(ComposeRules.broken("unhealthy.yml")))
                .containsExactlyInAnyOrder(
                        "'silent' has no health check",
                        "'switched-off' has no health check",
                        "'job-that-nobody-awaits' has no health check",
                        "'hasty' starts beside 'well' without waiting until it is well");
    }

    @Test
    void holdsNoSecretAndNoDefaultForOne() {
        assertThat(ComposeRules.literalSecrets(compose)).isEmpty();
        assertThat(ComposeRules.literalSecrets(ComposeRules.broken("secrets.yml")))
                .containsExactlyInAnyOrder(
                        "POSTGRES_PASSWORD of 'literal' is not a required variable",
                        "GRAFANA_ADMIN_PASSWORD of 'defaulted' is not a required variable",
                        "GRAFANA_ADMIN_PASSWORD may be left out or has a default",
                        "CLIENT_SECRET of 'optional' is not a required variable",
                        "CLIENT_SECRET may be left out or has a default",
                        "MONGODB_URI of 'in-an-address' holds a password that is not a required variable");
    }

    @Test
    void setsOnlyVariablesThatTheServicesRead() {
        assertThat(ComposeRules.unreadVariables(compose)).isEmpty();
        assertThat(ComposeRules.unreadVariables(ComposeRules.broken("unread.yml")))
                .containsExactlyInAnyOrder(
                        "'gateway' does not read KAFKA_BOOTSTRAP_SERVERS",
                        "'project-service' does not read MONGO_URL",
                        "'project-service' does not read PROGRESS_SERVICE_URI");
    }

    @Test
    void mountsOnlyFilesThatExist() {
        assertThat(ComposeRules.missingMounts(compose)).isEmpty();
        assertThat(ComposeRules.missingMounts(ComposeRules.broken("mounts.yml")))
                .containsExactlyInAnyOrder(
                        "'./deploy/nowhere.yml' is mounted and is no file", "'./deploy' is mounted and is no file");
    }

    @Test
    void publishesOnlyTheGatewayAndTheSignInPageAndNoPortTwice() {
        assertThat(ComposeRules.published(compose)).containsExactly("gateway", "keycloak");
        assertThat(ComposeRules.clashingPorts(compose)).isEmpty();
        assertThat(ComposeRules.clashingPorts(ComposeRules.broken("ports.yml")))
                .containsExactly("'first' and 'second' both publish port 8080");
    }

    @Test
    void opensGrafanaOnTheLoopbackOnlyWhenAskedTo() {
        var monitoring = ComposeFile.read(Repository.file("deploy/docker/compose.monitoring.yml"));

        assertThat(monitoring.services())
                .singleElement()
                .satisfies(grafana -> assertThat(grafana.ports()).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void runsTheBrokerVersionThatTheEmbeddedDefaultAndTheTestsRun() {
        var version = Pattern.compile("<kafka-broker.version>([^<]+)<")
                .matcher(Repository.text(Repository.file("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(compose.services()).extracting(ComposeFile.Service::image).contains("apache/kafka:" + version);
    }

    @Test
    void findsEveryVariableInTheExampleAndTheExampleHoldsNoValue() {
        var example = Repository.text(Repository.file(".env.example"))
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        assertThat(example).allMatch(line -> line.endsWith("="));
        assertThat(example.stream().map(line -> line.replace("=", "")))
                .containsExactlyInAnyOrderElementsOf(variables(compose.text()));
    }

    private static Set<String> variables(String text) {
        var names = new TreeSet<String>();
        VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
