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
 * what a training run has learnt.
 *
 * <p>An unpacked program starts in a fraction of the time of a jar of jars. What it was unpacked from stands in
 * {@code NAME/origin}, so that the next run knows whether it is still current.
 */
final class Distribution {

    private static final int BYTES_WITH_THE_DIRECTORY = 256 * 1024;

    private final Path folder;

    Distribution(Path folder) {
        this.folder = folder;
    }

    /** A program that Maven has built: the module's folder and the name its jar begins with. */
    record Program(String name, Path module, String artifact, String suffix) {

        Path jar() {
            var target = module.resolve("target");
            try (var files = Files.newDirectoryStream(target, artifact + "-[0-9]*" + suffix + ".jar")) {
                for (var file : files) {
                    return file;
                }
            } catch (IOException nothing) {
                // Told below, as one sentence.
            }
            throw new Refused("%s isn't built; run './renewal up' without '--build never'".formatted(name));
        }
    }

    boolean isCurrent(Program program) {
        var place = folder.resolve(program.name());
        var origin = place.resolve("origin");
        try {
            return Files.exists(place.resolve("program.jar"))
                    && Files.exists(origin)
                    && Files.readString(origin).equals(originOf(program));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A jar's directory, which stands at its end, holds the checksum of everything in it; dates in builds are fixed. */
    private static String originOf(Program program) throws IOException {
        var jar = program.jar();
        try (var file = new RandomAccessFile(jar.toFile(), "r")) {
            var end = new byte[(int) Math.min(file.length(), BYTES_WITH_THE_DIRECTORY)];
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

    /** Unpacks the program in place of what was there, unless that is current. Of two starts at once the later one waits. */
    void unpack(Program program) {
        var place = folder.resolve(program.name());
        try {
            Files.createDirectories(folder);
            try (var _ = LockedFile.lock(folder.resolve("lock"))) {
                if (!isCurrent(program)) {
                    replace(program, place);
                }
            }
        } catch (IOException refused) {
            throw Disk.explained("unpack to", place, refused);
        }
    }

    private void replace(Program program, Path place) throws IOException {
        var draft = folder.resolve(program.name() + ".draft");
        remove(draft);
        Files.createDirectories(draft);
        BootJar.unpack(program.jar(), draft);
        Files.writeString(draft.resolve("origin"), originOf(program));
        remove(place);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The command that runs it: with what a former training run has learnt, or as a training run. */
    List<String> command(String name, Launch launch) {
        var place = folder.resolve(name);
        var program = place.resolve("program.jar");
        var cache = cache(name);
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(launch.options());
        // Other classes come behind the program's own: put before them, they would make the cache void.
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        } else if (launch.mode() == Mode.TRAINING) {
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

    /** True when a rehearsal was tried since the program was unpacked, whatever came of it. */
    boolean isTrained(String name) {
        return Files.exists(folder.resolve(name).resolve("trained"));
    }

    void markTrained(String name) {
        var mark = folder.resolve(name).resolve("trained");
        try {
            Files.writeString(mark, "");
        } catch (IOException refused) {
            throw Disk.explained("write", mark, refused);
        }
    }

    /** What a training run that ended in order has written is used from now on. */
    void keepWhatWasLearnt(String name) {
        try {
            if (Files.exists(draft(name))) {
                Files.move(draft(name), cache(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException refused) {
            throw Disk.explained("write", cache(name), refused);
        }
    }

    /** A run that is killed leaves half a cache behind, so it is not yet called one. */
    private Path draft(String name) {
        return folder.resolve(name).resolve("program.aot.draft");
    }

    private Path cache(String name) {
        return folder.resolve(name).resolve("program.aot");
    }

    /** How a program is run. */
    record Launch(
            Mode mode, List<String> options, List<String> extraOptions, String classpath, List<String> arguments) {}

    /** Whether a run learns or uses what was learnt. */
    enum Mode {
        TRAINING,
        TRAINED
    }

    private static String mainClass(Path program) {
        try (var jar = new JarFile(program.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Main-Class");
        } catch (IOException refused) {
            throw Disk.explained("read", program, refused);
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
