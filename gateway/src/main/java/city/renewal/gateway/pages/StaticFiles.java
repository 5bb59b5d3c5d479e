package city.renewal.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.springframework.core.io.ClassPathResource;

/**
 * Lists the files that the gateway serves from its class path. Works in a folder, in a jar and in a jar within a jar, also
 * when the jar has no entries for its folders, which Spring's resolver of patterns needs.
 */
final class StaticFiles {
    private static final String ROOT = "static/";
    private static final String KNOWN = ROOT + "field/index.html";

    private StaticFiles() {}

    /**
     * @param folder below {@code static}, such as {@code field}
     * @return paths from {@code static} on, such as {@code /field/app.js}, in no particular order
     */
    static List<String> below(String folder) {
        try {
            var known = new ClassPathResource(KNOWN).getURL();
            var paths = known.openConnection() instanceof JarURLConnection connection
                    ? inJar(connection.getJarFile())
                    : inFolder(folderOf(known));
            return paths.stream()
                    .filter(path -> path.startsWith("/" + folder + "/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param jar the class path's own, which stays open */
    private static List<String> inJar(JarFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(ROOT))
                .map(entry -> entry.getName().substring(ROOT.length() - 1))
                .toList();
    }

    private static List<String> inFolder(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/" + root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static Path folderOf(URL known) throws IOException {
        try {
            var file = Path.of(known.toURI());
            return file.resolveSibling("..").normalize();
        } catch (URISyntaxException e) {
            throw new IOException("Expected a file's address, but got '%s'".formatted(known), e);
        }
    }
}
