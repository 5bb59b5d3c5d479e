package city.renewal.local.mongod;

import java.util.List;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.json.JsonParseException;

/** Finds the reason why a {@code mongod} ended in the lines that it printed. */
public final class MongodLog {

    private static final Pattern OLD_ERROR = Pattern.compile("\\S+ +[EF] +\\S+ +\\[[^]]*] *(?<message>.*)");

    private MongodLog() {}

    /**
     * The last error in the lines, as a message without time and component; the last line if there is none. The lines
     * behind an error only say that the process shuts down.
     */
    public static String lastError(List<String> lines) {
        return lines.reversed().stream()
                .map(String::strip)
                .map(MongodLog::error)
                .filter(error -> !error.isEmpty())
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "" : lines.getLast().strip());
    }

    /** The message of a line that reports an error, otherwise empty. Lines are JSON since version 4.4. */
    private static String error(String line) {
        if (line.startsWith("{")) {
            return jsonError(line);
        }
        var old = OLD_ERROR.matcher(line);
        return old.matches() ? old.group("message") : "";
    }

    private static String jsonError(String line) {
        if (!line.contains("\"s\":\"E\"") && !line.contains("\"s\":\"F\"")) {
            return "";
        }
        try {
            var entry = BsonDocument.parse(line);
            var attributes = entry.getDocument("attr", new BsonDocument());
            var message = entry.getString("msg", new BsonString("")).getValue();
            return attributes.get("error", new BsonString("")) instanceof BsonString reason
                            && !reason.getValue().isEmpty()
                    ? message + ": " + reason.getValue()
                    : attributes.isEmpty() ? message : message + " " + attributes.toJson();
        } catch (JsonParseException cutOff) {
            return line;
        }
    }
}
