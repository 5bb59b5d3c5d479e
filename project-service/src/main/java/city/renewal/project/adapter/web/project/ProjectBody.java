package city.renewal.project.adapter.web.project;

import city.renewal.events.Location;
import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Scope;
import city.renewal.events.UnitRef;
import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request body of a project's ledger entry. */
record ProjectBody(
        @Nullable String projectId,
        @Nullable String programme,
        @Nullable String name,
        @Nullable String field,
        @Nullable String headquarters,
        @Nullable String area,
        @Nullable UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable Money totalInvestment,
        @Nullable Money plannedThisYear,
        @Nullable Scope scope,
        @Nullable Location location,
        @Nullable List<@Nullable String> cityTasks) {

    /** @param id the id in the path, or the generated id */
    ProjectEntry entry(String id) {
        var check = new Violations();
        if (projectId != null) {
            check.id("projectId", projectId);
            check.check(projectId.equals(id), "projectId", "must be '%s' as in the path".formatted(id));
        }
        if (headquarters != null) {
            check.id("headquarters", headquarters);
        }
        checkScope(check);
        checkLocation(check);
        var entry = new ProjectEntry(
                id,
                check.id("programme", programme),
                check.text("name", name, 500),
                check.id("field", field),
                headquarters,
                FieldChecks.area(check, "area", area),
                FieldChecks.unit(check, "unit", unit),
                FieldChecks.optionalPerson(check, "leader", leader),
                FieldChecks.money(check, "totalInvestment", totalInvestment),
                FieldChecks.money(check, "plannedThisYear", plannedThisYear),
                scope,
                location,
                check.list("cityTasks", cityTasks, 100));
        for (int n = 0; n < entry.cityTasks().size(); n++) {
            check.id("cityTasks[%d]".formatted(n), entry.cityTasks().get(n));
        }
        check.refuse();
        return entry;
    }

    private void checkScope(Violations check) {
        if (scope != null) {
            check.check(isCount(scope.buildings()), "scope.buildings", "must not be negative");
            check.check(isCount(scope.households()), "scope.households", "must not be negative");
            BigDecimal area = scope.areaSquareMetres();
            check.check(area == null || area.signum() >= 0, "scope.areaSquareMetres", "must not be negative");
        }
    }

    private void checkLocation(Violations check) {
        if (location != null) {
            check.check(Math.abs(location.longitude()) <= 180, "location.longitude", "must be from -180 to 180");
            check.check(Math.abs(location.latitude()) <= 90, "location.latitude", "must be from -90 to 90");
        }
    }

    private static boolean isCount(@Nullable Integer number) {
        return number == null || number >= 0;
    }
}
