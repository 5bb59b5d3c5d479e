package city.renewal.project.adapter.mpxj;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes on content that was omitted or changed: each kind once, with its count and the first names. */
final class ImportNotes {
    private static final int NAMES = 5;

    private record Note(List<String> names, int count) {}

    private final Map<String, Note> notes = new LinkedHashMap<>();

    void add(String what, String name) {
        var note = notes.getOrDefault(what, new Note(List.of(), 0));
        var names = new ArrayList<>(note.names());
        if (names.size() < NAMES) {
            names.add(String.valueOf(name));
        }
        notes.put(what, new Note(names, note.count() + 1));
    }

    List<String> all() {
        return notes.entrySet().stream()
                .map(note -> "%s (%d: %s%s)"
                        .formatted(
                                note.getKey(),
                                note.getValue().count(),
                                String.join(", ", note.getValue().names()),
                                note.getValue().count() > NAMES ? ", …" : ""))
                .toList();
    }
}
