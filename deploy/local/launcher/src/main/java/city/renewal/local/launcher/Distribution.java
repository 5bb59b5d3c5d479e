package city.renewal.local.launcher;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The built programs, unpacked side by side: {@code NAME/program.jar} with its libraries, {@code NAME/program.aot} with
 * the AOT cache of a training run.
 *
 * <p>An unpacked program starts in a fraction of the time of a nested jar. {@code NAME/origin} identifies the jar that
 * it was unpacked from, so that the next run knows whether it is current.
 */
final class Distribution {

    private static final int CENTRAL_DIRECTORY_BYTES = 256 * 1024;

    private final Path folder;

    Distribution(Path folder) {
        this.folder = folder;
    }

    /** A program that Maven has built: the module's folder and the prefix of its jar's name. */
    record Program(String name, Path module, String artifact, String suffix) {

        Path jar() {
            var target = module.resolve("target");
            try (var files = Files.newDirectoryStream(target, artifact + "-[0-9]*" + suffix + ".jar")) {
                for (var file : files) {
                    return file;
                }
            } catch (IOException nothing) {
                // Reported below, in one sentence.
            }
            throw new CommandException("%s isn't built; run './renewal up' without '--build never'".formatted(name));
        }
    }

    boolean isCurrent(Program program) {
        var programFolder = folder.resolve(program.name());
        var origin = programFolder.resolve("origin");
        try {
            return Files.exists(programFolder.resolve("program.jar"))
                    && Files.exists(origin)
                    && Files.readString(origin).equals(originOf(program));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A jar's central directory, at its end, holds the checksums of all entries; timestamps in builds are fixed. */
    private static String originOf(Program program) throws IOException {
        var jar = program.jar();
        try (var file = new RandomAccessFile(jar.toFile(), "r")) {
            var end = new byte[(int) Math.min(file.length(), CENTRAL_DIRECTORY_BYTES)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            var checksum = new CRC32();
            checksum.update(end);
            return "%s %d %08x %s"
                    .formatted(
                            jar.getFileName(),
                            file.length(),
                            checksum.getValue(),
                            System.getProperty("java.vm.version"));
        }
    }

    /** Replaces the unpacked program unless it is current. Of two concurrent starts the second one waits. */
    void unpack(Program program) {
        var programFolder = folder.resolve(program.name());
        try {
            Files.createDirectories(folder);
            try (var _ = LockedFile.lock(folder.resolve("lock"))) {
                if (!isCurrent(program)) {
                    replace(program, programFolder);
                }
            }
        } catch (IOException refused) {
            throw Disk.failure("unpack to", programFolder, refused);
        }
    }

    private void replace(Program program, Path programFolder) throws IOException {
        var draft = folder.resolve(program.name() + ".draft");
        remove(draft);
        Files.createDirectories(draft);
        BootJar.unpack(program.jar(), draft);
        Files.writeString(draft.resolve("origin"), originOf(program));
        remove(programFolder);
        Files.move(draft, programFolder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The command line of a program: with the cache of a former training run, or as a training run. */
    List<String> command(String name, LaunchOptions launch) {
        var programFolder = folder.resolve(name);
        var program = programFolder.resolve("program.jar");
        var cache = cache(name);
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(launch.options());
        // Additional classes come behind the program's own: before them, they would invalidate the cache.
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        } else if (launch.aotMode() == AotMode.RECORD) {
            command.add("-XX:AOTCacheOutput=" + draft(name));
        }
        command.addAll(launch.extraOptions());
        command.add("-cp");
        command.add(
                launch.classpath().isEmpty() ? program.toString() : program + File.pathSeparator + launch.classpath());
        command.add(mainClass(program));
        command.addAll(launch.arguments());
        return command;
    }

    Path folder() {
        return folder;
    }

    /** True when a training run was tried since the program was unpacked, whether it succeeded or not. */
    boolean isTrained(String name) {
        return Files.exists(folder.resolve(name).resolve("trained"));
    }

    void markTrained(String name) {
        var mark = folder.resolve(name).resolve("trained");
        try {
            Files.writeString(mark, "");
        } catch (IOException refused) {
            throw Disk.failure("write", mark, refused);
        }
    }

    /** Makes the cache of a completed training run available to later starts. */
    void publishCache(String name) {
        try {
            if (Files.exists(draft(name))) {
                Files.move(draft(name), cache(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException refused) {
            throw Disk.failure("write", cache(name), refused);
        }
    }

    /** A killed run leaves an incomplete cache, so the cache has another name while it is written. */
    private Path draft(String name) {
        return folder.resolve(name).resolve("program.aot.draft");
    }

    private Path cache(String name) {
        return folder.resolve(name).resolve("program.aot");
    }

    /** The options of a program's start. */
    record LaunchOptions(
            AotMode aotMode,
            List<String> options,
            List<String> extraOptions,
            String classpath,
            List<String> arguments) {}

    /** Whether a run records an AOT cache or uses it. */
    enum AotMode {
        RECORD,
        USE
    }

    private static String mainClass(Path program) {
        try (var jar = new JarFile(program.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Main-Class");
        } catch (IOException refused) {
            throw Disk.failure("read", program, refused);
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static void remove(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
