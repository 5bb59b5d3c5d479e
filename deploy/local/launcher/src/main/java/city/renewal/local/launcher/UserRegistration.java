package city.renewal.local.launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Registers the issuer's users and their units in the directory, through the public API and in bulk. Only missing ones
 * are sent, so that later changes by an administrator are kept.
 */
final class UserRegistration {

    private static final String PATH = "/api/v1/people/import";
    private static final String FILE = "users.csv";

    private final String gateway;
    private final TokenClient tokens;

    UserRegistration(String gateway, TokenClient tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /** Returns the number of people and units that were missing. */
    int register() {
        try {
            var admin = tokens.tokenFor("admin");
            var lines = tokens.usersCsv().lines().toList();
            var missing = missing(lines, send(admin, PATH + "?dryRun=true", lines));
            if (!missing.isEmpty()) {
                var file = new ArrayList<>(lines.subList(0, 1));
                file.addAll(missing);
                send(admin, PATH, file);
            }
            return missing.size();
        } catch (IOException broken) {
            throw new CommandException(
                    "The issuer's users couldn't be registered in the directory: " + HttpResponses.reason(broken),
                    broken);
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
        var response = Http.post(gateway + path, headers, Multipart.file(FILE, file));
        if (!response.isSuccess()) {
            throw HttpResponses.failure("The directory got the issuer's users and", response);
        }
        return response.body();
    }

    /** The lines whose row would be created; rows count from 1, which is the header. */
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
