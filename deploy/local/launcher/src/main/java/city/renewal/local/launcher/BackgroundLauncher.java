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
 * Starts a launcher in the background and shows its output until the platform is ready.
 *
 * <p>The background launcher inherits neither terminal nor pipes, so that a reader of our output sees its end when we
 * end.
 */
final class BackgroundLauncher {

    /** Passes the password to the background launcher; on its command line every user could read it. */
    static final String PASSWORD_VARIABLE = "RENEWAL_PASSWORD";

    /** Replaces the password in the background launcher's output, which is kept in its log. */
    static final String PASSWORD_PLACEHOLDER = "(shown at the start, and not kept here)";

    private final DataFolder folder;
    private final Terminal terminal;
    private final String displayedPassword;
    private String error = "";

    /** @param displayedPassword replaces the placeholder at the terminal */
    BackgroundLauncher(DataFolder folder, Terminal terminal, String displayedPassword) {
        this.folder = folder;
        this.terminal = terminal;
        this.displayedPassword = displayedPassword;
    }

    /** Returns when the platform is ready; throws with the launcher's own error message otherwise. */
    void start(List<String> launcherCommand, Optional<String> password) {
        folder.create();
        var log = folder.log("launcher");
        var announce = folder.runFile("ready-" + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(announce);
            // A log of an older version may contain a password.
            Disk.restrictToOwner(log);
            var from = Files.size(log);
            var process = spawn(launcherCommand, password, announce, log);
            var interrupted = new Thread(() -> ProcessId.of(process.toHandle()).end(Duration.ofSeconds(30)));
            Runtime.getRuntime().addShutdownHook(interrupted);
            follow(process, announce, log, from);
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IOException refused) {
            throw Disk.failure("use", log, refused);
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
        password.ifPresent(text -> launcher.environment().put(PASSWORD_VARIABLE, text));
        return launcher.start();
    }

    private void follow(Process process, Path announce, Path log, long from) throws IOException {
        try (var output = new RandomAccessFile(log.toFile(), "r")) {
            output.seek(from);
            while (true) {
                var ended = !process.isAlive();
                var ready = Files.exists(announce);
                show(output);
                if (ready) {
                    Files.delete(announce);
                    return;
                }
                if (ended) {
                    throw new CommandException(error.isEmpty() ? "The launcher ended; see " + log : error);
                }
                Sleep.of(Duration.ofMillis(30));
            }
        }
    }

    /** Shows every new complete line, except an error message, which the caller reports. */
    private void show(RandomAccessFile output) throws IOException {
        for (var at = output.getFilePointer(); ; at = output.getFilePointer()) {
            var raw = output.readLine();
            if (raw == null) {
                return;
            }
            if (output.getFilePointer() - at == raw.length()) {
                // No line break yet: the rest is still being written.
                output.seek(at);
                return;
            }
            var line = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            if (line.startsWith(Commands.ERROR_PREFIX)) {
                error = line.substring(Commands.ERROR_PREFIX.length());
            } else {
                terminal.print(line.replace(PASSWORD_PLACEHOLDER, displayedPassword));
            }
        }
    }
}
