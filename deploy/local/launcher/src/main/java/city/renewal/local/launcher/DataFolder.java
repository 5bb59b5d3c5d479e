package city.renewal.local.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder of one platform; whoever names the folder means that platform.
 *
 * <pre>
 * platform.properties   what the next start goes on with: ports, clock and its anchor, loaded demonstrations
 * run/lock              held by the launcher that watches over this folder
 * run/processes         which processes there are (see {@link RunRecord})
 * logs/NAME.log         what each process says
 * broker/ store/ issuer/
 * </pre>
 */
record DataFolder(Path path) {

    private static final long LARGEST_LOG = 16L * 1024 * 1024;

    static DataFolder of(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    Path runFile(String name) {
        return path.resolve("run").resolve(name);
    }

    Path folderOf(String name) {
        return path.resolve(name);
    }

    void make() {
        try {
            Files.createDirectories(path.resolve("logs"));
            Files.createDirectories(path.resolve("run"));
        } catch (IOException refused) {
            throw Disk.explained("make", path, refused);
        }
    }

    /** Puts a log that has grown large aside, in place of the one that was put aside before. */
    void shortenLogs() {
        try (var logs = Files.newDirectoryStream(path.resolve("logs"), "*.log")) {
            for (var log : logs) {
                if (Files.size(log) > LARGEST_LOG && !log.equals(log("launcher"))) {
                    Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException refused) {
            throw Disk.explained("tidy", path.resolve("logs"), refused);
        }
    }

    /** The right to watch over this folder, or nothing when another launcher has it. Ends with this process. */
    Optional<LockedFile> tryLock() {
        var file = runFile("lock");
        try {
            return LockedFile.tryLock(file);
        } catch (IOException refused) {
            throw Disk.explained("lock", file, refused);
        }
    }

    Properties load() {
        return read(path.resolve("platform.properties"));
    }

    void save(Properties properties) {
        write(path.resolve("platform.properties"), properties);
    }

    static Properties read(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException refused) {
                throw Disk.explained("read", file, refused);
            }
        }
        return properties;
    }

    /** All of it or nothing: a reader beside us, or after a crash, finds the former file or this one. */
    static void write(Path file, Properties properties) {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            var text = new StringWriter();
            properties.store(text, null);
            Files.writeString(draft, text.toString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw Disk.explained("write", file, refused);
        }
    }
}
