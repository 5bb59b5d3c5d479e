package city.renewal.project;

import static city.renewal.starter.security.Role.ADMIN;
import static city.renewal.starter.security.Role.AUDITOR;
import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.INTEGRATION;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.REPORTER;
import static city.renewal.starter.security.Role.SUPERVISOR;
import static city.renewal.starter.security.Role.UNIT;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.OpenApiContract;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.SecurityMatrix;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProjectOpenApiIT {
    private static final Role[] READERS = {COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, INTEGRATION};
    private static final Role[] PEOPLE = {COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER};
    private static final Role[] EVERYBODY = {COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, INTEGRATION, ADMIN};
    private static final String PHOTO = "/api/v1/photos/{sha256}";
    private static final Role[] PHOTOGRAPHERS = {OWNER, REPORTER, UNIT, SUPERVISOR, LEADER, COMMANDER, INTEGRATION};

    private static final Role[] PHOTO_READERS = {
        OWNER, REPORTER, UNIT, SUPERVISOR, LEADER, COMMANDER, INTEGRATION, AUDITOR
    };

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theCommittedDocumentMatchesTheCode() {
        OpenApiContract.assertCommitted(
                service, "project", "Project service: programmes, ledgers, projects, nodes, site reports");
    }

    @TestFactory
    Stream<DynamicTest> onlyTheRolesOfTheTableMayTryAnOperation() {
        return SecurityMatrix.expecting()
                .row("POST /api/v1/programmes", COMMANDER, ADMIN)
                .row("GET /api/v1/programmes", EVERYBODY)
                .row("GET /api/v1/programmes/{programmeId}", EVERYBODY)
                .row("POST /api/v1/ledgers", COMMANDER)
                .row("GET /api/v1/ledgers/template", COMMANDER)
                .row("POST /api/v1/projects", COMMANDER)
                .row("GET /api/v1/projects", READERS)
                .row("GET /api/v1/projects/{projectId}", READERS)
                .row("PUT /api/v1/projects/{projectId}", COMMANDER)
                .row("GET /api/v1/projects/{projectId}/plan", READERS)
                .row("PUT /api/v1/projects/{projectId}/plan", COMMANDER, UNIT)
                .row("POST /api/v1/projects/{projectId}/plan/import", COMMANDER, UNIT)
                .row("POST /api/v1/projects/{projectId}/snapshot", ADMIN)
                .row("POST /api/v1/projects/{projectId}/nodes/{nodeId}/completion", UNIT, OWNER)
                .row("POST /api/v1/projects/{projectId}/nodes/{nodeId}/verification", SUPERVISOR)
                .row("GET /api/v1/verifications", SUPERVISOR, COMMANDER, LEADER, UNIT, OWNER, INTEGRATION)
                .row("POST /api/v1/verifications", SUPERVISOR)
                .row("POST /api/v1/projects/{projectId}/nodes/{nodeId}/acceptance", OWNER, UNIT, LEADER)
                .row("POST /api/v1/projects/{projectId}/nodes/{nodeId}/extensions", UNIT, OWNER, COMMANDER)
                .row("GET /api/v1/projects/{projectId}/nodes/{nodeId}/extensions", READERS)
                .row(
                        "POST /api/v1/projects/{projectId}/nodes/{nodeId}/extensions/{extensionId}/decision",
                        COMMANDER,
                        LEADER)
                .row("POST /api/v1/projects/{projectId}/nodes/{nodeId}/advancement", COMMANDER, LEADER)
                .row("POST /api/v1/projects/{projectId}/withdrawal", COMMANDER)
                .row("POST /api/v1/projects/{projectId}/suspensions", COMMANDER)
                .row("GET /api/v1/projects/{projectId}/suspensions", READERS)
                .row("POST /api/v1/projects/{projectId}/suspensions/{suspensionId}/end", COMMANDER)
                .row("GET /api/v1/calendars", EVERYBODY)
                .row("GET /api/v1/calendars/{calendarId}", EVERYBODY)
                .row("PUT /api/v1/calendars/{calendarId}", COMMANDER, ADMIN)
                .row("POST /api/v1/investments", UNIT, COMMANDER, INTEGRATION)
                .row("GET /api/v1/city-tasks", EVERYBODY)
                .row("GET /api/v1/city-tasks/{taskId}", EVERYBODY)
                .row("PUT /api/v1/city-tasks/{taskId}", COMMANDER, ADMIN)
                .row("GET /api/v1/programmes/{programmeId}/ranking-rules", EVERYBODY)
                .row("PUT /api/v1/programmes/{programmeId}/ranking-rules", COMMANDER, ADMIN)
                .row("GET /api/v1/people", EVERYBODY)
                .row("GET /api/v1/people/{personId}", EVERYBODY)
                .row("PUT /api/v1/people/{personId}", ADMIN)
                .row("POST /api/v1/people/import", ADMIN)
                .row("GET /api/v1/units", EVERYBODY)
                .row("GET /api/v1/units/{unitId}", EVERYBODY)
                .row("PUT /api/v1/units/{unitId}", ADMIN)
                .row("POST /api/v1/site-reports/batch", OWNER, REPORTER, INTEGRATION)
                .row("GET /api/v1/citizen-reports", SUPERVISOR, COMMANDER)
                .row("GET /api/v1/citizen-reports/{citizenReportId}", SUPERVISOR, COMMANDER)
                .row("POST /api/v1/citizen-reports/{citizenReportId}/moderation", SUPERVISOR, COMMANDER)
                .row("POST /api/v1/problems", REPORTER, OWNER, UNIT, SUPERVISOR, LEADER, COMMANDER)
                .row("POST /api/v1/problems/import", SUPERVISOR, COMMANDER, LEADER)
                .row("GET /api/v1/problems/template", SUPERVISOR, COMMANDER, LEADER)
                .row("POST /api/v1/assessment-standards", COMMANDER, ADMIN)
                .row("GET /api/v1/assessment-standards/template", COMMANDER, ADMIN)
                .row("GET /api/v1/assessment-standards", EVERYBODY)
                .row("GET /api/v1/assessment-standards/{standardId}", EVERYBODY)
                .row("GET /api/v1/problems/{problemId}", READERS)
                .row("GET /api/v1/problems/{problemId}/history", READERS)
                .row("POST /api/v1/problems/{problemId}/rectification", UNIT, OWNER)
                .row("POST /api/v1/problems/{problemId}/verification", PEOPLE)
                .row("POST /api/v1/problems/{problemId}/reopening", PEOPLE)
                .row("POST /api/v1/problems/{problemId}/reassignment", COMMANDER, SUPERVISOR)
                .row("POST /api/v1/problems/{problemId}/extensions", UNIT, OWNER, COMMANDER)
                .row("POST /api/v1/problems/{problemId}/extensions/{extensionId}/decision", COMMANDER, LEADER)
                .row("PUT " + PHOTO, PHOTOGRAPHERS)
                .row("GET " + PHOTO, PHOTO_READERS)
                .row("GET " + PHOTO + "/thumbnail", PHOTOGRAPHERS)
                .row("GET " + PHOTO + "/address", PHOTOGRAPHERS)
                .row("POST /api/v1/site-reports/status", READERS)
                .row("GET /api/v1/site-reports", READERS)
                .row("GET /api/v1/site-reports/{reportId}", READERS)
                .tests(service, "project");
    }
}
