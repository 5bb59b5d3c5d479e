package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Asks the embedded issuer for a demonstration user's token, with the secret that lies in the data folder. */
final class Tokens {

    /** The demonstration's users, in the order in which they are shown. */
    static final String USERS = "commander leader supervisor unit owner reporter integration admin"
            + " commander-2 leader-2 supervisor-2 unit-2 owner-2 reporter-2";

    private final DataFolder folder;
    private final int issuerPort;

    Tokens(DataFolder folder, int issuerPort) {
        this.folder = folder;
        this.issuerPort = issuerPort;
    }

    static void expectUser(String user) {
        if (!List.of(USERS.split(" ", -1)).contains(user)) {
            throw new Refused("There is no demonstration user '%s'; there are: %s".formatted(user, USERS));
        }
    }

    /** The users and their units, as a file of people. */
    String users() throws IOException {
        var answer = Http.get("http://127.0.0.1:%d/demo/users".formatted(issuerPort), secret());
        if (!answer.isGood()) {
            throw new Refused("The issuer doesn't say who its users are: %d %s"
                    .formatted(answer.status(), answer.body().strip()));
        }
        return answer.body();
    }

    private Map<String, String> secret() throws IOException {
        var secretFile = folder.folderOf("issuer").resolve("token-secret");
        return Map.of("X-Token-Secret", Files.readString(secretFile).strip());
    }

    String tokenOf(String user) {
        expectUser(user);
        try {
            var answer = Http.post(
                    "http://127.0.0.1:%d/demo/token?user=%s".formatted(issuerPort, user), secret(), new byte[0]);
            if (!answer.isGood()) {
                throw new Refused("The issuer gives no token for '%s': %d %s"
                        .formatted(user, answer.status(), answer.body().strip()));
            }
            return answer.body().strip();
        } catch (IOException unreachable) {
            throw new Refused("The issuer doesn't answer; './renewal status' tells how it is", unreachable);
        }
    }
}
