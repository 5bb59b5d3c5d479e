package city.renewal.project.adapter.web.citizen;

import city.renewal.events.Location;
import city.renewal.project.application.citizen.ModerateCitizenReports.Duplicate;
import city.renewal.project.application.citizen.ModerateCitizenReports.ModerationCase;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.Objection;
import city.renewal.project.domain.citizen.CitizenReport.Rating;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.project.domain.citizen.Moderation;
import city.renewal.project.domain.citizen.PersonalPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Response bodies of citizens' reports for moderators. */
final class CitizenReportView {
    private CitizenReportView() {}

    /**
     * A row of the queue, without personal data and without the citizen's own text.
     *
     * @param photos number of its photos
     * @param reports number of reports of its problem; 1 while there is no problem
     */
    record CitizenReportRow(
            String reportId,
            State state,
            String serviceCode,
            String serviceName,
            @Nullable String area,
            @Nullable Location location,
            Instant requestedAt,
            int photos,
            @Nullable String problemId,
            int reports) {
        static CitizenReportRow of(CitizenReport report, Map<String, Integer> counts) {
            var problemId = report.problemId();
            return new CitizenReportRow(
                    report.reportId(),
                    report.state(),
                    report.service().code(),
                    report.service().title(),
                    report.area(),
                    report.location(),
                    report.requestedAt(),
                    report.photos().size(),
                    problemId,
                    problemId == null ? 1 : counts.getOrDefault(problemId, 1));
        }
    }

    /** Another report that is a possible duplicate. */
    record LikelyDuplicate(
            String reportId, State state, @Nullable String problemId, Instant requestedAt, double metres) {
        static LikelyDuplicate of(Duplicate duplicate) {
            var report = duplicate.report();
            return new LikelyDuplicate(
                    report.reportId(),
                    report.state(),
                    report.problemId(),
                    report.requestedAt(),
                    Math.round(duplicate.metres() * 10) / 10.0);
        }
    }

    /**
     * One report with all its data.
     *
     * @param personal null after its erasure
     * @param problemState OPEN, RECTIFIED or CLOSED; null: there is no problem
     */
    record CitizenReportDetail(
            String reportId,
            State state,
            String serviceCode,
            String serviceName,
            @Nullable String area,
            @Nullable Location location,
            Instant requestedAt,
            @Nullable PersonalPart personal,
            List<String> photos,
            @Nullable Moderation moderation,
            @Nullable String problemState,
            int reports,
            List<LikelyDuplicate> duplicates,
            List<Rating> ratings,
            List<Objection> objections) {
        static CitizenReportDetail of(ModerationCase found) {
            var report = found.stored().state();
            var problem = found.problem();
            return new CitizenReportDetail(
                    report.reportId(),
                    report.state(),
                    report.service().code(),
                    report.service().title(),
                    report.area(),
                    report.location(),
                    report.requestedAt(),
                    report.personal(),
                    report.photos(),
                    report.moderation(),
                    problem == null ? null : problem.state().name(),
                    found.reports(),
                    found.duplicates().stream().map(LikelyDuplicate::of).toList(),
                    report.ratings(),
                    report.objections());
        }
    }

    /** The response to a verdict, without personal data and without the citizen's own text. */
    record Moderated(
            String reportId,
            State state,
            @Nullable String area,
            @Nullable String problemId,
            @Nullable Moderation moderation) {
        static Moderated of(CitizenReport report) {
            return new Moderated(
                    report.reportId(), report.state(), report.area(), report.problemId(), report.moderation());
        }
    }
}
