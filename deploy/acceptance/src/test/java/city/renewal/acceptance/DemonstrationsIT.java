package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.programme;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The demonstration programmes, loaded through the public import. */
@ExtendWith(SharedPlatform.Resolver.class)
class DemonstrationsIT {
    private final SharedPlatform chain;

    DemonstrationsIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @ParameterizedTest
    @CsvSource({
        "laoshan-2023, 196, 15600000000.00, 100600000000.00",
        "shinan-2022, 179, , 37200000000.00",
    })
    void aDemonstrationShowsItsPublishedTotals(String programme, int projects, String planned, String total)
            throws Exception {
        var overview = chain.commander()
                .get("/api/v1/overview?programme=" + programme)
                .expect(200)
                .body();

        assertThat(overview.at("/projects/total").intValue()).isEqualTo(projects);
        assertThat(overview.at("/investment/total/amount").stringValue()).isEqualTo(total);
        if (planned != null) {
            assertThat(overview.at("/investment/plannedThisYear/amount").stringValue())
                    .isEqualTo(planned);
        }
    }

    @Test
    void theDemonstrationsCityTasksAreSetBeforeItsLedgerNamesThem() throws Exception {
        var tasks = chain.commander().all("/api/v1/city-tasks?programme=shinan-2022");

        assertThat(tasks).hasSize(48);
        assertThat(tasks)
                .allSatisfy(task -> assertThat(task.get("name").stringValue()).isNotBlank());
    }

    @Test
    void theDemonstrationHasNodesOfManyStandingsAndAnAlertForEachOverdueOne() throws Exception {
        var rows = chain.commander().all("/api/v1/deadlines?programme=laoshan-2023");
        var standings = new HashSet<String>();
        rows.forEach(row -> standings.add(row.get("standing").stringValue()));
        var overdue = ids(rows.stream()
                .filter(row -> row.get("standing").stringValue().equals("OVERDUE"))
                .toList());

        assertThat(standings).contains("ON_TRACK", "DUE_SOON", "OVERDUE", "DONE_ON_TIME", "DONE_LATE");
        Eventually.holds(
                "an alert for each overdue node",
                SharedPlatform.SOON,
                () -> ids(chain.commander().all("/api/v1/alerts?programme=laoshan-2023&open=true").stream()
                                .filter(alert ->
                                        alert.at("/subject/type").stringValue().equals("NODE"))
                                .toList())
                        .equals(overdue));
    }

    @Test
    void theDemonstrationHasReportsWithPhotosAndProblemsInEveryState() throws Exception {
        var reports = chain.commander().all("/api/v1/site-reports?project=LS2023-051");
        assertThat(reports).isNotEmpty().anySatisfy(report -> {
            assertThat(report.at("/complete").booleanValue()).isTrue();
            assertThat(report.at("/photos")).isNotEmpty();
        });
        Eventually.holds("a problem of every standing", SharedPlatform.SOON, () -> {
            var standings = new HashSet<String>();
            var sources = new HashSet<String>();
            chain.commander().all("/api/v1/problems?programme=laoshan-2023").forEach(problem -> {
                standings.add(problem.get("standing").stringValue());
                sources.add(problem.get("source").stringValue());
            });
            return standings.containsAll(
                            Set.of("ON_TRACK", "DUE_SOON", "OVERDUE", "CLAIMED", "DONE_ON_TIME", "DONE_LATE"))
                    && sources.contains("CITIZEN");
        });
    }

    private static Set<String> ids(List<JsonNode> items) {
        var ids = new HashSet<String>();
        items.forEach(item -> ids.add(
                item.get("projectId").stringValue() + "/" + item.get("nodeId").stringValue()));
        return ids;
    }
}
