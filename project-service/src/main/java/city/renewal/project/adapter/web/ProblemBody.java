package city.renewal.project.adapter.web;

import city.renewal.events.Location;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem.Source;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.problem.Category;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is sent. What the node or the project says already may be left out: {@code programme}, {@code area},
 * {@code leader}, {@code owner}, {@code unit}.
 *
 * @param problemId made by the service when it is left out
 * @param category a code or Chinese name of the platform's categories, or any other word
 * @param deduction points lost by the assessment standard, 0 to 1000 with at most two decimals
 * @param standardItem as {@code standardId/version/item}
 * @param blocks ids of nodes of the project
 */
record ProblemBody(
        @Nullable String problemId,
        @Nullable String programme,
        @Nullable String projectId,
        @Nullable String nodeId,
        @Nullable String area,
        @Nullable Source source,
        @Nullable String title,
        @Nullable String description,
        @Nullable String category,
        @Nullable BigDecimal deduction,
        @Nullable String standardItem,
        @Nullable PersonRef leader,
        @Nullable PersonRef owner,
        @Nullable UnitRef unit,
        @Nullable LocalDate dueDate,
        @Nullable List<@Nullable String> photos,
        @Nullable Location location,
        @Nullable List<@Nullable String> blocks) {
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000);
    private static final int MOST_PHOTOS = 50;
    private static final int MOST_BLOCKS = 200;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @param id the problem's own, or one that was made for it */
    ProblemDraft draft(Violations check, String id) {
        return new ProblemDraft(
                id,
                optionalId(check, "programme", programme),
                optionalId(check, "projectId", projectId),
                optionalId(check, "nodeId", nodeId),
                area == null ? null : FieldChecks.area(check, "area", area),
                Objects.requireNonNullElse(check.given("source", source), Source.SITE),
                check.text("title", title, 200),
                description == null || description.isBlank() ? "" : check.note("description", description, 4_000),
                Category.normalised(check.text("category", category, 50)),
                points(check),
                standardItem == null ? null : check.text("standardItem", standardItem, 300),
                FieldChecks.optionalPerson(check, "leader", leader),
                FieldChecks.optionalPerson(check, "owner", owner),
                unit == null ? null : FieldChecks.unit(check, "unit", unit),
                FieldChecks.date(check, "dueDate", dueDate),
                photos(check, photos),
                location(check),
                blocks(check));
    }

    /** SHA-256 of photos; none when they are left out. */
    static List<String> photos(Violations check, @Nullable List<@Nullable String> photos) {
        var given = check.list("photos", photos, MOST_PHOTOS);
        for (int n = 0; n < given.size(); n++) {
            check.check(
                    SHA_256.matcher(given.get(n)).matches(),
                    "photos[%d]".formatted(n),
                    "must be a SHA-256 in lower-case hexadecimal");
        }
        return given;
    }

    private static @Nullable String optionalId(Violations check, String field, @Nullable String id) {
        return id == null ? null : check.id(field, id);
    }

    /** A number with a huge exponent is refused before anything is compared with it. */
    private @Nullable BigDecimal points(Violations check) {
        if (deduction == null) {
            return null;
        }
        var isNumber =
                Math.abs(deduction.scale()) <= 2 && deduction.signum() >= 0 && deduction.compareTo(MOST_POINTS) <= 0;
        check.check(isNumber, "deduction", "must be from 0 to %s with at most two decimals".formatted(MOST_POINTS));
        return isNumber ? deduction : BigDecimal.ZERO;
    }

    private @Nullable Location location(Violations check) {
        if (location != null) {
            check.check(Math.abs(location.longitude()) <= 180, "location.longitude", "must be from -180 to 180");
            check.check(Math.abs(location.latitude()) <= 90, "location.latitude", "must be from -90 to 90");
        }
        return location;
    }

    private List<String> blocks(Violations check) {
        var given = check.list("blocks", blocks, MOST_BLOCKS);
        for (int n = 0; n < given.size(); n++) {
            check.id("blocks[%d]".formatted(n), given.get(n));
        }
        return given;
    }
}
