package city.renewal.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A page's HTML with the import map in it, and the content security policy that allows exactly this import map.
 *
 * @param text the HTML that a browser gets
 * @param policy value of the header {@code Content-Security-Policy}
 */
record HtmlPage(String text, String policy) {
    private static final String IMPORT_MAP_HERE = "<!-- import map -->";
    private static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** @param file on the class path, with {@code <!-- import map -->} where the import map belongs */
    static HtmlPage of(String file) {
        return withImportMap(read(file));
    }

    static HtmlPage withImportMap(String html) {
        if (!html.contains(IMPORT_MAP_HERE)) {
            throw new IllegalStateException("Expected a page with '%s' in it".formatted(IMPORT_MAP_HERE));
        }
        var text = html.replace(IMPORT_MAP_HERE, JavaScriptLibraries.importMap());
        return new HtmlPage(text, ContentSecurityPolicy.of(text));
    }

    static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Mono<ServerResponse> response() {
        return ServerResponse.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", policy)
                .bodyValue(text);
    }
}
