package city.renewal.progress.adapter.web.project;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.reference.VisibleCalendars;
import city.renewal.progress.application.schedule.ProjectSchedule;
import city.renewal.progress.application.schedule.ProjectSchedules;
import city.renewal.progress.application.schedule.SchedulePreview;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The schedule of a project, and a preview of plans that are not saved. */
@RestController
class ScheduleController {
    private final ProjectSchedules schedules;
    private final VisibleCalendars visibleCalendars;

    ScheduleController(ProjectSchedules schedules, ReferenceData referenceData) {
        this.schedules = schedules;
        this.visibleCalendars = new VisibleCalendars(referenceData);
    }

    @GetMapping("/api/v1/projects/{projectId}/schedule")
    @AllowReaders
    ProjectSchedule schedule(Caller caller, @PathVariable String projectId) {
        return schedules.of(projectId, Visibility.of(caller)).orElseThrow(() -> Problem.notFound("project", projectId));
    }

    @PostMapping("/api/v1/schedules/preview")
    @AllowReaders
    SchedulePreview.Scheduled preview(Caller caller, @RequestBody PreviewBody body) {
        var spec = body.spec();
        var calendars = visibleCalendars.of(caller, body.programme(), body.headquarters());
        return switch (SchedulePreview.of(spec.plan(), spec.actuals(), spec.locations(), body.today(), calendars)) {
            case SchedulePreview.Scheduled scheduled -> scheduled;
            case SchedulePreview.Refused refused ->
                throw Problem.invalid(refused.problems().stream()
                        .map(problem -> new Violation(problem.path(), problem.message()))
                        .toList());
        };
    }
}
