package city.renewal.local.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder that holds all data of one platform and identifies it.
 *
 * <pre>
 * platform.properties   settings kept between starts: ports, clock and its anchor, loaded demonstrations
 * run/lock              held by the launcher that supervises this folder
 * run/processes         the running processes (see {@link RunRecord})
 * logs/NAME.log         the output of each process
 * broker/ store/ mongod/ issuer/   store/ or mongod/, by the store that made the folder
 * </pre>
 */
record DataFolder(Path path) {

    private static final long MAX_LOG_BYTES = 16L * 1024 * 1024;

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

    void create() {
        try {
            Files.createDirectories(path.resolve("logs"));
            Files.createDirectories(path.resolve("run"));
        } catch (IOException refused) {
            throw Disk.failure("make", path, refused);
        }
    }

    /** Renames each large log, replacing the previously renamed one. */
    void rotateLogs() {
        try (var logs = Files.newDirectoryStream(path.resolve("logs"), "*.log")) {
            for (var log : logs) {
                if (Files.size(log) > MAX_LOG_BYTES && !log.equals(log("launcher"))) {
                    Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException refused) {
            throw Disk.failure("tidy", path.resolve("logs"), refused);
        }
    }

    /**
     * Locks the folder for this launcher; empty when another launcher holds the lock. Released when this process ends.
     */
    Optional<LockedFile> tryLock() {
        var file = runFile("lock");
        try {
            return LockedFile.tryLock(file);
        } catch (IOException refused) {
            throw Disk.failure("lock", file, refused);
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
                throw Disk.failure("read", file, refused);
            }
        }
        return properties;
    }

    /** Writes atomically: a concurrent reader, or one after a crash, finds the former file or this one. */
    static void write(Path file, Properties properties) {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            var text = new StringWriter();
            properties.store(text, null);
            Files.writeString(draft, text.toString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw Disk.failure("write", file, refused);
        }
    }
}
