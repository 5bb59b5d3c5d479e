package city.renewal.progress.application.reference;

import city.renewal.progress.domain.reference.Programme;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of programmes and of their fields, headquarters and streets; reads each programme once. Not
 * thread-safe.
 */
public final class ListNames {
    private final Programmes programmes;
    private final Map<String, Programme> found = new HashMap<>();
    private final Map<String, ProgrammeNames> names = new HashMap<>();

    public ListNames(Programmes programmes) {
        this.programmes = programmes;
    }

    public String programme(String id) {
        return of(id).name();
    }

    public @Nullable String field(String programme, @Nullable String id) {
        return id == null ? null : names(programme).field(id);
    }

    public @Nullable String headquarters(String programme, @Nullable String id) {
        return id == null ? null : names(programme).headquarters(id);
    }

    public String area(String programme, String code) {
        return names(programme).area(code);
    }

    private Programme of(String id) {
        return found.computeIfAbsent(id, each -> programmes.find(each).orElseGet(() -> Programme.unknown(each)));
    }

    private ProgrammeNames names(String programme) {
        return names.computeIfAbsent(programme, each -> new ProgrammeNames(of(each)));
    }
}
