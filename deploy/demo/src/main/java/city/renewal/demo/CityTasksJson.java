package city.renewal.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The bodies of {@code PUT /api/v1/city-tasks/{taskId}} for a programme's city tasks, as a list. */
final class CityTasksJson {

    private CityTasksJson() {}

    static String write(DemoProgramme programme, List<DemoCityTask> tasks) {
        return tasks.stream()
                .map(task -> "  { \"taskId\": %s, \"programme\": %s, \"name\": %s, \"issuedBy\": %s }"
                        .formatted(
                                ProgrammeJson.quoted(task.id()),
                                ProgrammeJson.quoted(programme.programmeId()),
                                ProgrammeJson.quoted(task.name()),
                                ProgrammeJson.quoted(task.issuedBy())))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
