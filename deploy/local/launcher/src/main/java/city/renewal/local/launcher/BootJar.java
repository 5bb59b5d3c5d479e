package city.renewal.local.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Unpacks a Spring Boot jar into a plain one: {@code program.jar}, whose manifest names the main class and the
 * libraries beside it in {@code lib/}.
 *
 * <p>Spring Boot's own tool does the same, but only for programs that contain Spring; the broker and the store don't.
 */
final class BootJar {

    private static final String CLASSES = "BOOT-INF/classes/";

    /** Outside of the program's classes, this folder belongs to Spring Boot's loader, which is left out. */
    private static final String SERVICES = "META-INF/services/";

    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String ORDER = "BOOT-INF/classpath.idx";

    private final JarFile jar;

    private BootJar(JarFile jar) {
        this.jar = jar;
    }

    static void unpack(Path source, Path folder) throws IOException {
        try (var jar = new JarFile(source.toFile())) {
            if (jar.getEntry(ORDER) == null) {
                throw new CommandException("'%s' is no program that starts by itself".formatted(source));
            }
            var boot = new BootJar(jar);
            boot.libraries(Files.createDirectories(folder.resolve("lib")));
            try (var out = Files.newOutputStream(folder.resolve("program.jar"))) {
                boot.program(out);
            }
        }
    }

    private void libraries(Path folder) throws IOException {
        for (var entry : jar.stream().filter(each -> isLibrary(each.getName())).toList()) {
            var name = entry.getName().substring(LIBRARIES.length());
            if (name.contains("/") || name.contains("\\")) {
                throw new IOException("Expected '%s' to lie in %s itself".formatted(entry.getName(), LIBRARIES));
            }
            try (var in = jar.getInputStream(entry)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    private static boolean isLibrary(String name) {
        return name.startsWith(LIBRARIES) && name.endsWith(".jar");
    }

    private void program(OutputStream out) throws IOException {
        var manifest = jar.getManifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MAIN_CLASS, main.getValue("Start-Class"));
        main.put(Attributes.Name.CLASS_PATH, classPath());
        try (var program = new JarOutputStream(out, manifest)) {
            var folders = new HashSet<String>();
            for (var entry : jar.stream().filter(this::belongsToTheProgram).toList()) {
                var name = entry.getName();
                var written = new ZipEntry(name.startsWith(CLASSES) ? name.substring(CLASSES.length()) : name);
                if (written.isDirectory() && !folders.add(written.getName())) {
                    continue;
                }
                written.setTime(entry.getTime());
                program.putNextEntry(written);
                try (var in = jar.getInputStream(entry)) {
                    in.transferTo(program);
                }
                program.closeEntry();
            }
        }
    }

    private boolean belongsToTheProgram(ZipEntry entry) {
        var name = entry.getName();
        var own = name.startsWith(CLASSES) && name.length() > CLASSES.length();
        var described = name.startsWith("META-INF/")
                && !name.equals("META-INF/")
                && !name.equals(JarFile.MANIFEST_NAME)
                && !name.startsWith(SERVICES);
        return own || described;
    }

    /** In the order in which Maven resolved the libraries, which decides between two classes of the same name. */
    private String classPath() throws IOException {
        var ordered = new ArrayList<String>();
        try (var in = jar.getInputStream(jar.getEntry(ORDER))) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                var from = line.indexOf(LIBRARIES);
                if (from >= 0 && !line.contains("jarmode-tools")) {
                    ordered.add("lib/" + line.substring(from + LIBRARIES.length(), line.lastIndexOf('"')));
                }
            }
        }
        return String.join(" ", ordered);
    }
}
