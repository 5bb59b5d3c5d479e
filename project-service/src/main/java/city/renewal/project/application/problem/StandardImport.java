package city.renewal.project.application.problem;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.standard.AssessmentStandard;
import city.renewal.project.domain.standard.StandardColumn;
import city.renewal.project.domain.standard.StandardFile;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Imports assessment standards from workbooks, and reads them. An import with changed content creates the next version;
 * unchanged content creates none, so a file may be sent again.
 */
public final class StandardImport {
    private static final int TRIES = 5;

    private final TableFormat<StandardColumn> format;
    private final AssessmentStandards standards;
    private final InstantSource clock;

    public StandardImport(TableFormat<StandardColumn> format, AssessmentStandards standards, InstantSource clock) {
        this.format = format;
        this.standards = standards;
        this.clock = clock;
    }

    /** The standard that a file describes. */
    public record Header(String standardId, String name, String area) {}

    /** The result of an import. */
    public sealed interface Result {
        /** @param isNew whether the import creates a version, or would create one in a dry run */
        record Accepted(AssessmentStandard standard, boolean isNew) implements Result {}

        record Invalid(List<LedgerViolation> violations) implements Result {}

        record Refused(Outcome.Refused<AssessmentStandard> refused) implements Result {}
    }

    public Result run(Caller caller, Header header, WriteMode writeMode, InputStream file) throws IOException {
        if (!caller.administers(header.area()) && !caller.isIn(Role.COMMANDER, header.area())) {
            return new Result.Refused(
                    Outcome.forbidden("Only an administrator or a commander of the area sets its standards"));
        }
        return switch (format.read(file)) {
            case TableFormat.ReadResult.Unreadable<StandardColumn>(var violation) ->
                new Result.Invalid(List.of(violation));
            case TableFormat.ReadResult.Rows<StandardColumn>(var rows) -> {
                var content = StandardFile.read(rows);
                yield content.violations().isEmpty()
                        ? next(caller, header, writeMode, content.items())
                        : new Result.Invalid(content.violations());
            }
        };
    }

    private Result next(Caller caller, Header header, WriteMode writeMode, List<AssessmentStandard.Item> items) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var latest = standards.latest(header.standardId()).orElse(null);
            if (latest != null && !latest.area().equals(header.area())) {
                return new Result.Refused(Outcome.refused(
                        Reason.ALREADY_EXISTS,
                        "Assessment standard '%s' exists already in another area".formatted(header.standardId())));
            }
            if (latest != null && latest.hasContent(header.name(), items)) {
                return new Result.Accepted(latest, false);
            }
            var standard = new AssessmentStandard(
                    header.standardId(),
                    header.name(),
                    header.area(),
                    latest == null ? 1 : latest.version() + 1,
                    caller.personId(),
                    clock.instant(),
                    items);
            var isDone = switch (writeMode) {
                case DRY_RUN -> true;
                case WRITE -> standards.add(standard);
            };
            if (isDone) {
                return new Result.Accepted(standard, true);
            }
        }
        return new Result.Refused(Outcome.refused(
                Reason.ALREADY_EXISTS, "Somebody else imported the same standard at the same time; send it again"));
    }

    /** The latest version, for callers of its area. */
    public Outcome<AssessmentStandard> get(Caller caller, String standardId) {
        return standards
                .latest(standardId)
                .filter(standard -> sees(caller, standard.area()))
                .<Outcome<AssessmentStandard>>map(standard -> new Done<>(standardId, standard.version(), standard))
                .orElseGet(() -> Outcome.notFound("assessment standard", standardId));
    }

    /** The latest versions of the standards that the caller may see, sorted by id. */
    public List<AssessmentStandard> list(Caller caller, @Nullable String afterId, int limit) {
        return standards.latest(caller.administersEverywhere() ? null : caller.areas(), afterId, limit);
    }

    public void writeTemplate(OutputStream target) throws IOException {
        format.writeTemplate(target);
    }

    private static boolean sees(Caller caller, String area) {
        return caller.administers(area) || caller.overlaps(area);
    }
}
