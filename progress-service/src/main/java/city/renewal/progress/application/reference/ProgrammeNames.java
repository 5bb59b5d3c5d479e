package city.renewal.progress.application.reference;

import city.renewal.events.AreaName;
import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.reference.Street;
import city.renewal.starter.text.AreaNames;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of a programme's fields, headquarters and streets; a community is resolved to its street, and an unknown id
 * stands for itself.
 */
public final class ProgrammeNames {
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> headquarters = new HashMap<>();
    private final Map<String, String> areas = new HashMap<>();

    public ProgrammeNames(Programme programme) {
        for (Field field : programme.fields()) {
            fields.put(field.fieldId(), field.name());
        }
        for (Headquarters each : programme.headquarters()) {
            headquarters.put(each.headquartersId(), each.name());
        }
        for (AreaName each : programme.areas()) {
            areas.put(each.code(), each.name());
        }
    }

    public String field(String id) {
        return fields.getOrDefault(id, id);
    }

    public String area(String code) {
        var name = areas.get(code);
        return name == null ? areas.getOrDefault(Street.of(code), AreaNames.of(code)) : name;
    }

    public String headquarters(String id) {
        return headquarters.getOrDefault(id, id);
    }
}
