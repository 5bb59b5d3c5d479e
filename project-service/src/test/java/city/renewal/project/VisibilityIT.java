package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.PhotoVisibility;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import city.renewal.starter.testing.VisibilityCases;
import city.renewal.starter.testing.VisibilityCases.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every way to a project of this service shows what the table of visibility says. */
class VisibilityIT {
    private static final Bearer EVERYWHERE =
            TestTokens.of("p-everywhere", Role.COMMANDER).in("37", "41");
    private static RunningService service;

    /** A programme per district, and per sample a project with a node, a site report and a problem. */
    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        VisibilityCases.SAMPLES.stream().map(Sample::district).distinct().forEach(VisibilityIT::programme);
        VisibilityCases.SAMPLES.forEach(VisibilityIT::project);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void programme(String district) {
        created("/api/v1/programmes", """
                {"programmeId": "in-%s", "name": "%s", "year": 2023, "area": "%s",
                 "fields": [{"fieldId": "f1", "name": "旧村改造"}]}
                """.formatted(district, district, district));
    }

    private static void project(Sample sample) {
        created("/api/v1/projects", """
                {"projectId": "%s", "programme": "in-%s", "name": "项目 %s", "field": "f1", "area": "%s",
                 "unit": {"unitId": "%s", "name": "单位"}, "leader": {"personId": "%s", "name": "领导"},
                 "totalInvestment": {"amount": "1.00", "currency": "CNY"},
                 "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}
                """.formatted(
                        sample.id(), sample.district(), sample.id(), sample.area(), sample.unit(), sample.leader()));
        var planned = service.send(
                "PUT",
                "/api/v1/projects/%s/plan".formatted(sample.id()),
                EVERYWHERE.token(),
                """
                {"anchor": {"startOn": "2023-06-01"}, "goals": [],
                 "nodes": [{"nodeId": "n1", "name": "节点", "durationDays": 5, "responsibility":
                   {"owner": {"personId": "%s", "name": "责任人"}, "unit": {"unitId": "%s", "name": "单位"}}}]}
                """.formatted(sample.owner(), sample.unit()),
                Map.of("if-match", "*"));
        assertThat(planned.status()).as("%s", planned.body()).isEqualTo(200);
        var reported =
                service.post("/api/v1/site-reports/batch", TestTokens.of(sample.owner(), Role.OWNER), """
                {"reports": [{"reportId": "r-%s", "projectId": "%s", "nodeId": "n1",
                  "observedAt": "2023-06-29T08:00:00+08:00", "progressPercent": 1}]}
                """.formatted(
                                sample.id(), sample.id()));
        assertThat(reported.body().at("/outcomes/0/outcome").asString()).isEqualTo("ACCEPTED");
        created("/api/v1/problems", """
                {"problemId": "q-%s", "projectId": "%s", "nodeId": "n1", "source": "INSPECTION", "title": "x",
                 "category": "QUALITY", "dueDate": "2099-01-01"}
                """.formatted(sample.id(), sample.id()));
        service.bean(PhotoUses.class).add(List.of(photo(sample)));
    }

    private static PhotoUse photo(Sample sample) {
        return PhotoUse.ofProject(hash(sample), PhotoUse.Kind.SITE_REPORT, "r-" + sample.id(), sample.id());
    }

    private static String hash(Sample sample) {
        return "%064x".formatted(VisibilityCases.SAMPLES.indexOf(sample) + 1);
    }

    private static void created(String path, String json) {
        var answer = service.post(path, EVERYWHERE, json);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    @TestFactory
    Stream<DynamicTest> theList() {
        return VisibilityCases.through(
                "GET /projects", bearer -> VisibilityCases.shownIn(service.get("/api/v1/projects?limit=500", bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theExport() {
        return VisibilityCases.through(
                "GET /projects as CSV",
                bearer -> VisibilityCases.shownIn(service.get("/api/v1/projects?format=csv", bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theSearch() {
        return VisibilityCases.through("GET /projects of an area", bearer -> {
            var found = new HashSet<String>();
            VisibilityCases.SAMPLES.forEach(sample -> found.addAll(VisibilityCases.shownIn(service.get(
                    "/api/v1/projects?programme=in-%s&area=%s&unit=%s"
                            .formatted(sample.district(), sample.area(), sample.unit()),
                    bearer))));
            return found;
        });
    }

    @TestFactory
    Stream<DynamicTest> theProjectById() {
        return byId("GET /projects/{projectId}", "/api/v1/projects/%s");
    }

    @TestFactory
    Stream<DynamicTest> thePlanById() {
        return byId("GET /projects/{projectId}/plan", "/api/v1/projects/%s/plan");
    }

    @TestFactory
    Stream<DynamicTest> theSiteReports() {
        return VisibilityCases.through(
                "GET /site-reports",
                bearer -> VisibilityCases.shownIn(service.get("/api/v1/site-reports?limit=500", bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theExportOfSiteReports() {
        return VisibilityCases.through(
                "GET /site-reports as CSV",
                bearer -> VisibilityCases.shownIn(service.get("/api/v1/site-reports?format=csv", bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theSiteReportsOfAProject() {
        return VisibilityCases.through("GET /site-reports of a project", bearer -> {
            var found = new HashSet<String>();
            VisibilityCases.SAMPLES.forEach(sample -> found.addAll(
                    VisibilityCases.shownIn(service.get("/api/v1/site-reports?project=" + sample.id(), bearer))));
            return found;
        });
    }

    @TestFactory
    Stream<DynamicTest> theSiteReportById() {
        return byId("GET /site-reports/{reportId}", "/api/v1/site-reports/r-%s");
    }

    @TestFactory
    Stream<DynamicTest> theProblemById() {
        return byId("GET /problems/{problemId}", "/api/v1/problems/q-%s");
    }

    private static Stream<DynamicTest> byId(String door, String path) {
        return VisibilityCases.through(
                door, bearer -> VisibilityCases.shownById(sample -> service.get(path.formatted(sample.id()), bearer)));
    }

    /** Not through HTTP: the photo itself need not be stored. */
    @TestFactory
    Stream<DynamicTest> thePhotos() {
        return VisibilityCases.through("photos", bearer -> {
            var visibility = Visibility.of(VisibilityCases.caller(bearer));
            var found = new HashSet<String>();
            VisibilityCases.SAMPLES.stream()
                    .filter(sample -> service.bean(PhotoVisibility.class)
                            .seesAny(visibility, service.bean(PhotoUses.class).of(hash(sample))))
                    .forEach(sample -> found.add(sample.name()));
            return found;
        });
    }
}
