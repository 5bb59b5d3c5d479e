package city.renewal.local.launcher;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a launcher in the background and shows what it says until it is ready.
 *
 * <p>The background launcher inherits neither terminal nor pipes: whoever reads our output sees its end when we end.
 */
final class Detached {

    /** Carries the password to a background launcher: everybody could read it on its command line. */
    static final String PASSWORD = "RENEWAL_PASSWORD";

    /** Stands for the password in what a background launcher says, for that is kept in its log. */
    static final String PASSWORD_UNSAID = "(shown at the start, and not kept here)";

    private final DataFolder folder;
    private final Terminal terminal;
    private final String shownPassword;
    private String refusal = "";

    /** @param shownPassword what is shown at the terminal where the launcher leaves the password unsaid */
    Detached(DataFolder folder, Terminal terminal, String shownPassword) {
        this.folder = folder;
        this.terminal = terminal;
        this.shownPassword = shownPassword;
    }

    /** Returns when the platform is ready; refuses with the launcher's own words when it isn't. */
    void start(List<String> launcherCommand, Optional<String> password) {
        folder.make();
        var log = folder.log("launcher");
        var announce = folder.runFile("ready-" + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(announce);
            // One that an older version wrote may hold a password.
            Disk.keepForOwner(log);
            var from = Files.size(log);
            var process = spawn(launcherCommand, password, announce, log);
            var interrupted = new Thread(() -> ProcessId.of(process.toHandle()).end(Duration.ofSeconds(30)));
            Runtime.getRuntime().addShutdownHook(interrupted);
            follow(process, announce, log, from);
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IOException refused) {
            throw Disk.explained("use", log, refused);
        }
    }

    private static Process spawn(List<String> launcherCommand, Optional<String> password, Path announce, Path log)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup");
        command.addAll(launcherCommand);
        command.add("--announce");
        command.add(announce.toString());
        var launcher = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        password.ifPresent(text -> launcher.environment().put(PASSWORD, text));
        return launcher.start();
    }

    private void follow(Process process, Path announce, Path log, long from) throws IOException {
        try (var said = new RandomAccessFile(log.toFile(), "r")) {
            said.seek(from);
            while (true) {
                var ended = !process.isAlive();
                var ready = Files.exists(announce);
                show(said);
                if (ready) {
                    Files.delete(announce);
                    return;
                }
                if (ended) {
                    throw new Refused(refusal.isEmpty() ? "The launcher ended; see " + log : refusal);
                }
                Pause.of(Duration.ofMillis(30));
            }
        }
    }

    /** Shows every complete line that is new, but keeps a refusal for the caller to say. */
    private void show(RandomAccessFile said) throws IOException {
        for (var at = said.getFilePointer(); ; at = said.getFilePointer()) {
            var raw = said.readLine();
            if (raw == null) {
                return;
            }
            if (said.getFilePointer() - at == raw.length()) {
                // No line break yet: the rest is still being written.
                said.seek(at);
                return;
            }
            var line = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            if (line.startsWith(Commands.REFUSAL)) {
                refusal = line.substring(Commands.REFUSAL.length());
            } else {
                terminal.say(line.replace(PASSWORD_UNSAID, shownPassword));
            }
        }
    }
}
