package city.renewal.gateway.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files of a page that a phone caches to open it offline.
 *
 * <p>As JavaScript it is {@code {version, files: [{path, integrity}]}}; the version is derived from the files' hashes, so that
 * it changes when any of them does. Everything in it is public and made here, so nothing needs escaping.
 */
record AppShell(List<ShellFile> files) {
    AppShell {
        files = List.copyOf(files);
    }

    /** A file by the path under which it is served, and the hash by which a browser checks it. */
    record ShellFile(String path, String integrity) {
        static ShellFile of(String path, byte[] content) {
            return new ShellFile(path, IntegrityHash.of(content));
        }
    }

    String version() {
        var all = files.stream().map(file -> file.path() + file.integrity()).collect(Collectors.joining("\n"));
        return IntegrityHash.of(all.getBytes(StandardCharsets.UTF_8))
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
