package city.renewal.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rebuilds the lists from all facts, compares them with the live lists, and prints the result. */
final class RebuildCommand {

    private final DataFolder folder;
    private final RunRecord record;
    private final PrintStream out;

    RebuildCommand(DataFolder folder, RunRecord record, PrintStream out) {
        this.folder = folder;
        this.record = record;
        this.out = out;
    }

    /** Whether the live lists were equal, row by row. */
    boolean run(String body) {
        var token = new TokenClient(folder, record.host(), port("issuer")).tokenFor("admin");
        try {
            var response = Http.post(
                    "http://127.0.0.1:%d/api/v1/rebuilds".formatted(port("progress-service")),
                    Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                    body.getBytes(StandardCharsets.UTF_8));
            return print(HttpResponses.json("The progress service", response));
        } catch (IOException unreachable) {
            throw new CommandException(
                    "The progress service doesn't answer (%s); './renewal status' tells how it is"
                            .formatted(HttpResponses.reason(unreachable)),
                    unreachable);
        }
    }

    private boolean print(@Nullable Object report) {
        out.println("rebuild: " + Json.at(report, "rebuildId"));
        out.println("rows:    " + Json.at(report, "rows"));
        out.println("past:    %s figures of projects on days past".formatted(Json.at(report, "pastFigures")));
        out.println("live:    " + Json.at(report, "liveDigest"));
        out.println("rebuilt: " + Json.at(report, "rebuiltDigest"));
        var isEqual = Boolean.TRUE.equals(Json.at(report, "equal"));
        if (isEqual) {
            out.println("The lists are what the facts say, row by row.");
        } else if (Json.at(report, "differences") instanceof List<?> differences) {
            out.println("The lists differ from what the facts say; first of all:");
            differences.forEach(difference -> out.println("  " + line(difference)));
        }
        out.println(
                Boolean.TRUE.equals(Json.at(report, "switched"))
                        ? "Switched: the rebuilt lists are live, and every project is folded again."
                        : "Nothing was switched; the live lists are as they were.");
        return isEqual;
    }

    /** The key of a different row, such as {@code project: p1, node: n1}. */
    private static String line(@Nullable Object difference) {
        return difference instanceof Map<?, ?> members
                ? members.entrySet().stream()
                        .map(member -> "%s: %s".formatted(member.getKey(), member.getValue()))
                        .collect(Collectors.joining(", "))
                : String.valueOf(difference);
    }

    private int port(String name) {
        return record.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(RunRecord.Entry::port)
                .findFirst()
                .orElseThrow(() -> new CommandException("No %s runs on '%s'".formatted(name, folder.path())));
    }
}
