package city.renewal.gateway.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that a page is made of, which a phone keeps to open the page without a network.
 *
 * <p>As JavaScript it is {@code {version, files: [{path, integrity}]}}; the version is made from the files' hashes, so that
 * it changes when any of them does. Everything in it is public and made here, so nothing needs escaping.
 */
record Shell(List<ShellFile> files) {
    Shell {
        files = List.copyOf(files);
    }

    /** A file by the path under which it is served, and the hash that a browser compares it with. */
    record ShellFile(String path, String integrity) {
        static ShellFile of(String path, byte[] content) {
            return new ShellFile(path, Digests.integrity(content));
        }
    }

    String version() {
        var all = files.stream().map(file -> file.path() + file.integrity()).collect(Collectors.joining("\n"));
        return Digests.integrity(all.getBytes(StandardCharsets.UTF_8))
                .replaceAll("[^0-9A-Za-z]", "")
                .substring("sha256".length(), "sha256".length() + 12);
    }

    String asJavaScript() {
        var list = files.stream()
                .map(file -> "{path:\"%s\",integrity:\"%s\"}".formatted(file.path(), file.integrity()))
                .collect(Collectors.joining(","));
        return "{version:\"%s\",files:[%s]}".formatted(version(), list);
    }
}
