package city.renewal.progress;

import static city.renewal.starter.security.Role.ADMIN;
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

class ProgressOpenApiIT {
    /** Roles that may read; an administrator configures and does not read the work of programmes. */
    private static final Role[] READERS = {COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER, INTEGRATION};

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProgressServiceApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theCommittedDocumentIsWhatTheCodeSays() {
        OpenApiContract.assertCommitted(service, "progress", "Progress service: lists, schedules, figures, live");
    }

    @TestFactory
    Stream<DynamicTest> onlyTheRolesOfTheTableMayTryAnOperation() {
        return SecurityMatrix.expecting()
                .row("GET /api/v1/deadlines", READERS)
                .row("GET /api/v1/responsibilities", READERS)
                .row("GET /api/v1/problems", READERS)
                .row("GET /api/v1/projects/{projectId}/schedule", READERS)
                .row("GET /api/v1/projects/{projectId}/history", READERS)
                .row("POST /api/v1/schedules/preview", READERS)
                .row("GET /api/v1/overview", READERS)
                .row("GET /api/v1/live", READERS)
                .row("GET /api/v1/investments", READERS)
                .row("GET /api/v1/city-task-progress", READERS)
                .row("GET /api/v1/rankings", READERS)
                .row("GET /api/v1/rankings/publications", READERS)
                .row("GET /api/v1/rankings/publications/{publicationId}", READERS)
                .row("POST /api/v1/rankings/publications", COMMANDER)
                .row("GET /api/v1/trends", READERS)
                .row("GET /api/v1/due-calendar", READERS)
                .row("POST /api/v1/bulletins", COMMANDER)
                .row("GET /api/v1/bulletins", READERS)
                .row("GET /api/v1/bulletins/{bulletinId}", READERS)
                .row("POST /api/v1/feeds", READERS)
                .row("GET /api/v1/feeds", READERS)
                .row("DELETE /api/v1/feeds/{feedId}", READERS)
                .row("POST /api/v1/census", ADMIN)
                .row("POST /api/v1/rebuilds", ADMIN)
                .row("POST /api/v1/rebuilds/{rebuildId}/switch", ADMIN)
                .tests(service, "progress");
    }
}
