package city.renewal.project.adapter.web;

import city.renewal.events.Money;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validations shared by several requests. */
public final class FieldChecks {
    private static final Pattern AREA = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000000000");

    private FieldChecks() {}

    public static String area(Violations check, String field, @Nullable String area) {
        var code = check.text(field, area, 12);
        check.check(
                code.isEmpty() || AREA.matcher(code).matches(),
                field,
                "must be a code of the area tree: 6, 9 or 12 digits");
        return code;
    }

    /** A required person. */
    public static PersonRef person(Violations check, String field, @Nullable PersonRef person) {
        if (person == null) {
            check.add(field, "must be given");
            return new PersonRef("", "");
        }
        check.id(field + ".personId", person.personId());
        check.text(field + ".name", person.name(), 200);
        return person;
    }

    public static @Nullable PersonRef optionalPerson(Violations check, String field, @Nullable PersonRef person) {
        return person == null ? null : person(check, field, person);
    }

    public static UnitRef unit(Violations check, String field, @Nullable UnitRef unit) {
        if (unit == null) {
            check.add(field, "must be given");
            return new UnitRef("", "");
        }
        check.id(field + ".unitId", unit.unitId());
        check.text(field + ".name", unit.name(), 200);
        return unit;
    }

    public static Money money(Violations check, String field, @Nullable Money money) {
        if (money == null) {
            check.add(field, "must be given");
            return Money.ZERO;
        }
        check.check(
                money.amount().signum() >= 0 && money.amount().compareTo(MAX_MONEY) <= 0,
                field + ".amount",
                "must be from 0 to %s".formatted(MAX_MONEY));
        return money;
    }

    /** An optional remark; "" if omitted. */
    public static String note(Violations check, @Nullable String note) {
        return note == null || note.isBlank() ? "" : check.note("note", note, 4_000);
    }

    /** A required date. If it is missing, the returned placeholder must not be used, because the request is refused. */
    public static LocalDate date(Violations check, String field, @Nullable LocalDate date) {
        return Objects.requireNonNullElse(check.given(field, date), LocalDate.EPOCH);
    }
}
