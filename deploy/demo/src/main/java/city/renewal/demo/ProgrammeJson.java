package city.renewal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The body of {@code POST /api/v1/programmes} for a demonstration programme. */
final class ProgrammeJson {

    private ProgrammeJson() {}

    static String write(DemoProgramme programme) {
        var fields = new ArrayList<String>();
        for (var name : programme.fields()) {
            fields.add("{ \"fieldId\": %s, \"name\": %s }".formatted(quoted("f" + (fields.size() + 1)), quoted(name)));
        }
        var headquarters = new ArrayList<String>();
        for (var each : programme.headquarters()) {
            headquarters.add("{ \"headquartersId\": %s, \"name\": %s, \"leader\": { \"personId\": %s, \"name\": %s } }"
                    .formatted(
                            quoted("h" + headquarters.size()),
                            quoted(each.name()),
                            quoted(each.leader().id()),
                            quoted(each.leader().name())));
        }
        return """
                {
                  "programmeId": %s,
                  "name": %s,
                  "year": %d,
                  "area": %s,
                  "fields": [
                %s
                  ],
                  "headquarters": [
                %s
                  ],
                  "warningDays": 7
                }
                """.formatted(
                        quoted(programme.programmeId()),
                        quoted(programme.name()),
                        programme.year(),
                        quoted(programme.area()),
                        lines(fields),
                        lines(headquarters));
    }

    private static String lines(List<String> objects) {
        return objects.stream().map(object -> "    " + object).collect(Collectors.joining(",\n"));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
