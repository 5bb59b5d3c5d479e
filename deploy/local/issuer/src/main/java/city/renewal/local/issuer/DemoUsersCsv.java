package city.renewal.local.issuer;

import java.util.ArrayList;
import java.util.List;

/**
 * The demonstration users and their units as a file for {@code POST /api/v1/people/import}: a header, then a row for
 * each unit and each user.
 */
final class DemoUsersCsv {

    private static final String HEADER = "人员编号,姓名,单位编号,单位,单位区划";

    /** The units of the users, with their areas. */
    private static final List<String> UNITS = List.of(",,u1,中韩街道城市更新办公室,370212001", ",,u2,沙子口街道城市更新办公室,370212002");

    private DemoUsersCsv() {}

    static String csv() {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        lines.addAll(UNITS);
        for (var user : DemoUsers.all()) {
            lines.add("%s,%s,%s,,".formatted(user.personId(), user.name(), String.join("、", user.units())));
        }
        return String.join("\n", lines) + "\n";
    }
}
