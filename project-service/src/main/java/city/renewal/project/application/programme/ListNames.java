package city.renewal.project.application.programme;

import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.text.AreaNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves ids of programmes, fields, headquarters and areas to display names for lists; an unknown id is shown as it
 * is. Reads each programme once. Not thread-safe.
 */
public final class ListNames {
    private final Programmes programmes;
    private final Map<String, Optional<Programme>> found = new HashMap<>();

    public ListNames(Programmes programmes) {
        this.programmes = programmes;
    }

    public String programme(String id) {
        return find(id).map(Programme::name).orElse(id);
    }

    /** The name of the programme that a list is filtered by; empty if there is no such filter. */
    public String about(@Nullable String programme) {
        return programme == null ? "" : programme(programme);
    }

    public String field(String programme, String id) {
        return find(programme).stream()
                .flatMap(known -> known.fields().stream())
                .filter(field -> field.fieldId().equals(id))
                .map(field -> field.name())
                .findFirst()
                .orElse(id);
    }

    public @Nullable String headquarters(String programme, @Nullable String id) {
        return find(programme).stream()
                .flatMap(known -> known.headquarters().stream())
                .filter(each -> each.headquartersId().equals(id))
                .map(each -> each.name())
                .findFirst()
                .orElse(id);
    }

    public String area(String code) {
        return AreaNames.of(code);
    }

    private Optional<Programme> find(String id) {
        return found.computeIfAbsent(id, each -> programmes.load(each).map(StoredAggregate::state));
    }
}
