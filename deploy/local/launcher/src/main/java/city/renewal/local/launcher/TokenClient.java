package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Requests a demonstration user's token from the embedded issuer, with the secret in the data folder. */
final class TokenClient {

    /** The demonstration users, in the order in which they are shown. */
    static final String USERS = "commander leader supervisor unit owner reporter integration admin auditor"
            + " commander-2 leader-2 supervisor-2 unit-2 owner-2 reporter-2 admin-2";

    private static final String ISSUER = "The issuer";

    private final DataFolder folder;
    private final String host;
    private final int issuerPort;

    /** @param host the address at which this machine reaches the issuer */
    TokenClient(DataFolder folder, String host, int issuerPort) {
        this.folder = folder;
        this.host = host;
        this.issuerPort = issuerPort;
    }

    static void requireUser(String user) {
        var known = List.of(USERS.split(" ", -1));
        if (!known.contains(user)) {
            throw new CommandException("There is no demonstration user '%s'%s"
                    .formatted(user, Suggestions.suggestionOrChoices(user, known)));
        }
    }

    /** The users and their units, as a CSV file for the people import. */
    String usersCsv() throws IOException {
        var response = Http.get("http://%s:%d/demo/users".formatted(host, issuerPort), secretHeader());
        if (!response.isSuccess()) {
            throw HttpResponses.failure(ISSUER, response);
        }
        return response.body();
    }

    private Map<String, String> secretHeader() {
        var secretFile = folder.folderOf("issuer").resolve("token-secret");
        try {
            return Map.of("X-Token-Secret", Files.readString(secretFile).strip());
        } catch (IOException unreadable) {
            throw Disk.failure("read the secret for tokens", secretFile, unreadable);
        }
    }

    String tokenFor(String user) {
        requireUser(user);
        try {
            var response = Http.post(
                    "http://%s:%d/demo/token?user=%s".formatted(host, issuerPort, user), secretHeader(), new byte[0]);
            if (!response.isSuccess()) {
                throw HttpResponses.failure(ISSUER, response);
            }
            return response.body().strip();
        } catch (IOException unreachable) {
            throw new CommandException(
                    "The issuer doesn't answer (%s); './renewal status' tells how it is"
                            .formatted(HttpResponses.reason(unreachable)),
                    unreachable);
        }
    }
}
