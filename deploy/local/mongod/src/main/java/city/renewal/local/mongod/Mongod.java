package city.renewal.local.mongod;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code mongod} program of this machine.
 *
 * @param version such as {@code 8.0.4}
 */
public record Mongod(Path path, String version) {

    /** The variable that names the program. */
    static final String PROGRAM_VARIABLE = "RENEWAL_MONGOD";

    private static final Pattern VERSION =
            Pattern.compile("db version v(?<version>(?<major>\\d+)\\.(?<minor>\\d+)\\S*)");

    /** The oldest server that the driver of the services connects to. */
    private static final int OLDEST_MAJOR = 4;

    private static final int OLDEST_MINOR = 2;

    /** Since 5.0 a member of a replica set waits 15 s at its end for clients to go elsewhere. */
    private static final int QUIESCES_SINCE_MAJOR = 5;

    private static final int VERSION_TIMEOUT_SECONDS = 20;

    /**
     * The program that {@code RENEWAL_MONGOD} names, otherwise the first {@code mongod} on the {@code PATH}.
     *
     * @throws StoreException if it doesn't run, isn't a {@code mongod} or is too old
     */
    public static Optional<Mongod> find(Map<String, String> environment) {
        var named = environment.getOrDefault(PROGRAM_VARIABLE, "").strip();
        if (named.isEmpty()) {
            return onPath(environment.getOrDefault("PATH", "")).map(Mongod::of);
        }
        var program = Path.of(named);
        if (!isProgram(program)) {
            throw new StoreException("%s names '%s', which is no program".formatted(PROGRAM_VARIABLE, named));
        }
        return Optional.of(of(program.toAbsolutePath()));
    }

    private static Optional<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mongod").toAbsolutePath())
                .filter(Mongod::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static Mongod of(Path path) {
        var output = versionOutput(path);
        var found = VERSION.matcher(output);
        if (!found.find()) {
            throw new StoreException("'%s' is no mongod: asked for its version, it says '%s'"
                    .formatted(path, output.lines().findFirst().orElse("")));
        }
        var major = Integer.parseInt(found.group("major"));
        var minor = Integer.parseInt(found.group("minor"));
        if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
            throw new StoreException("'%s' is mongod %s, and %d.%d or later is needed%s"
                    .formatted(path, found.group("version"), OLDEST_MAJOR, OLDEST_MINOR, withoutIt()));
        }
        return new Mongod(path, found.group("version"));
    }

    private static String versionOutput(Path path) {
        try {
            var process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(VERSION_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            } else if (process.exitValue() != 0) {
                throw new StoreException("'%s' doesn't run here: it ends with code %d%s%s"
                        .formatted(
                                path,
                                process.exitValue(),
                                output.isEmpty()
                                        ? ""
                                        : " and says '"
                                                + output.lines().toList().getLast() + "'",
                                withoutIt()));
            }
            return output;
        } catch (IOException refused) {
            throw new StoreException("'%s' doesn't run here: %s".formatted(path, refused.getMessage()), refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("'%s' was interrupted".formatted(path), stop);
        }
    }

    private static String withoutIt() {
        return "; %s names another one, and '--store embedded' goes without".formatted(PROGRAM_VARIABLE);
    }

    /**
     * The command line of a replica set of one, whose port is open on the loopback only. Its cache is the smallest that
     * it accepts, 256 MB; its oplog has no readers and is kept small.
     */
    public List<String> command(Path folder, int port) {
        var command = new ArrayList<>(List.of(
                path.toString(),
                "--dbpath",
                folder.toString(),
                "--port",
                String.valueOf(port),
                "--bind_ip",
                ReplicaSet.HOST,
                "--nounixsocket",
                "--quiet",
                "--replSet",
                ReplicaSet.NAME,
                "--oplogSize",
                "128",
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false"));
        if (majorVersion() >= QUIESCES_SINCE_MAJOR) {
            command.addAll(List.of("--setParameter", "shutdownTimeoutMillisForSignaledShutdown=0"));
        }
        return command;
    }

    /** Environment variables of the process. Old versions don't start where the locale isn't installed. */
    public static Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    private int majorVersion() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }
}
