package city.renewal.project.adapter.web.programme;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.web.Violations;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Request body of a programme. */
record ProgrammeBody(
        @Nullable String programmeId,
        @Nullable String name,
        @Nullable Integer year,
        @Nullable String area,
        @Nullable List<@Nullable Field> fields,
        @Nullable List<@Nullable Headquarters> headquarters,
        @Nullable Integer warningDays,
        @Nullable String zone,
        @Nullable Integer signingDays) {

    /** @param generatedId used if the client omits the id */
    Programme programme(String generatedId) {
        var check = new Violations();
        var id = programmeId == null ? generatedId : check.id("programmeId", programmeId);
        var itsName = check.text("name", name, 200);
        var itsYear = Objects.requireNonNullElse(check.given("year", year), 0);
        check.check(year == null || (itsYear >= 1990 && itsYear <= 2100), "year", "must be from 1990 to 2100");
        var itsArea = FieldChecks.area(check, "area", area);
        var itsFields = check.list("fields", fields, 200);
        check.check(!itsFields.isEmpty(), "fields", "must name at least one field");
        checkFields(check, itsFields);
        var itsHeadquarters = check.list("headquarters", headquarters, 200);
        checkHeadquarters(check, itsHeadquarters);
        var warning = Objects.requireNonNullElse(warningDays, Programme.DEFAULT_WARNING_DAYS);
        check.check(warning >= 0 && warning <= 365, "warningDays", "must be from 0 to 365");
        var signing = Objects.requireNonNullElse(signingDays, Programme.DEFAULT_SIGNING_DAYS);
        check.check(signing >= 1 && signing <= 60, "signingDays", "must be from 1 to 60");
        var itsZone = Objects.requireNonNullElse(zone, Programme.DEFAULT_ZONE);
        check.check(isZone(itsZone), "zone", "is not an IANA time zone");
        check.refuse();
        return new Programme(id, itsName, itsYear, itsArea, itsFields, itsHeadquarters, warning, itsZone, signing);
    }

    private static void checkFields(Violations check, List<Field> fields) {
        var seen = new HashSet<String>();
        for (int n = 0; n < fields.size(); n++) {
            var id = check.id("fields[%d].fieldId".formatted(n), fields.get(n).fieldId());
            check.check(seen.add(id) || id.isEmpty(), "fields[%d].fieldId".formatted(n), "stands twice");
            check.text("fields[%d].name".formatted(n), fields.get(n).name(), 200);
        }
    }

    private static void checkHeadquarters(Violations check, List<Headquarters> headquarters) {
        var seen = new HashSet<String>();
        for (int n = 0; n < headquarters.size(); n++) {
            var path = "headquarters[%d].".formatted(n);
            var one = headquarters.get(n);
            var id = check.id(path + "headquartersId", one.headquartersId());
            check.check(seen.add(id) || id.isEmpty(), path + "headquartersId", "stands twice");
            check.text(path + "name", one.name(), 200);
            if (one.leader() != null) {
                FieldChecks.person(check, path + "leader", one.leader());
            }
        }
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            // ical4j adds zones with its own names, which other services do not know.
            return zone.indexOf('~') < 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
