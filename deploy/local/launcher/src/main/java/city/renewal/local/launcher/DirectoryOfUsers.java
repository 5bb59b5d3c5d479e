package city.renewal.local.launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Registers the issuer's users and their units in the directory, through the public interface and in bulk. Only those who
 * are missing are sent, so that nothing is undone that an administrator changed since.
 */
final class DirectoryOfUsers {

    private static final String PATH = "/api/v1/people/import";
    private static final String FILE = "users.csv";

    private final String gateway;
    private final Tokens tokens;

    DirectoryOfUsers(String gateway, Tokens tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /** Returns how many people and units were missing. */
    int register() {
        try {
            var admin = tokens.tokenOf("admin");
            var lines = tokens.users().lines().toList();
            var missing = missing(lines, send(admin, PATH + "?dryRun=true", lines));
            if (!missing.isEmpty()) {
                var file = new ArrayList<>(lines.subList(0, 1));
                file.addAll(missing);
                send(admin, PATH, file);
            }
            return missing.size();
        } catch (IOException broken) {
            throw new Refused(
                    "The issuer's users couldn't be registered in the directory: " + Answers.reason(broken), broken);
        }
    }

    private String send(String admin, String path, List<String> lines) throws IOException {
        var headers = Map.of(
                "Authorization",
                "Bearer " + admin,
                "Content-Type",
                Multipart.CONTENT_TYPE,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        var answer = Http.post(gateway + path, headers, Multipart.file(FILE, file));
        if (!answer.isGood()) {
            throw Answers.refused("The directory got the issuer's users and", answer);
        }
        return answer.body();
    }

    /** The lines whose row would be created; rows count from 1, the header's. */
    static List<String> missing(List<String> lines, String report) {
        var missing = new ArrayList<String>();
        if (Json.at(Json.read(report), "rows") instanceof List<?> rows) {
            for (var row : rows) {
                if ("CREATED".equals(Json.at(row, "outcome")) && Json.at(row, "row") instanceof BigDecimal number) {
                    missing.add(lines.get(number.intValueExact() - 1));
                }
            }
        }
        return missing;
    }
}
