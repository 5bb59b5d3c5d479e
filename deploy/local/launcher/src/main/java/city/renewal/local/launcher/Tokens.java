package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Asks the embedded issuer for a demonstration user's token, with the secret that lies in the data folder. */
final class Tokens {

    /** The demonstration's users, in the order in which they are shown. */
    static final String USERS = "commander leader supervisor unit owner reporter integration admin auditor"
            + " commander-2 leader-2 supervisor-2 unit-2 owner-2 reporter-2 admin-2";

    private static final String ISSUER = "The issuer";

    private final DataFolder folder;
    private final String host;
    private final int issuerPort;

    /** @param host the address at which this machine reaches the issuer */
    Tokens(DataFolder folder, String host, int issuerPort) {
        this.folder = folder;
        this.host = host;
        this.issuerPort = issuerPort;
    }

    static void expectUser(String user) {
        var known = List.of(USERS.split(" ", -1));
        if (!known.contains(user)) {
            throw new Refused("There is no demonstration user '%s'%s".formatted(user, Nearest.hintAmong(user, known)));
        }
    }

    /** The users and their units, as a file of people. */
    String users() throws IOException {
        var answer = Http.get("http://%s:%d/demo/users".formatted(host, issuerPort), secret());
        if (!answer.isGood()) {
            throw Answers.refused(ISSUER, answer);
        }
        return answer.body();
    }

    private Map<String, String> secret() {
        var secretFile = folder.folderOf("issuer").resolve("token-secret");
        try {
            return Map.of("X-Token-Secret", Files.readString(secretFile).strip());
        } catch (IOException unreadable) {
            throw Disk.explained("read the secret for tokens", secretFile, unreadable);
        }
    }

    String tokenOf(String user) {
        expectUser(user);
        try {
            var answer = Http.post(
                    "http://%s:%d/demo/token?user=%s".formatted(host, issuerPort, user), secret(), new byte[0]);
            if (!answer.isGood()) {
                throw Answers.refused(ISSUER, answer);
            }
            return answer.body().strip();
        } catch (IOException unreachable) {
            throw new Refused(
                    "The issuer doesn't answer (%s); './renewal status' tells how it is"
                            .formatted(Answers.reason(unreachable)),
                    unreachable);
        }
    }
}
