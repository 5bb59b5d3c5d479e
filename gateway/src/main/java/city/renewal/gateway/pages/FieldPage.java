package city.renewal.gateway.pages;

import city.renewal.gateway.pages.AppShell.ShellFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The page for sites, which a phone installs and opens without a network:
 *
 * <ul>
 *   <li>{@code GET /field}: the page, with a content security policy that allows its own import map;
 *   <li>{@code GET /field/worker.js}: its service worker, preceded by a line that lists every file of the page with its hash.
 * </ul>
 *
 * <p>As there is no build step, the list is made here at start, from the files on the class
 * path: it is complete, and a browser gets a new worker whenever one of the files changes.
 */
public final class FieldPage {
    private static final String PAGE = "/field";
    private static final String WORKER = "/field/worker.js";

    /** The files of the libraries that the page loads; other files of theirs are not cached on phones. */
    private static final Map<String, List<String>> LOADED = Map.of(
            "lit", List.of("index.js"),
            "lit-html", List.of("lit-html.js", "is-server.js"),
            "lit-element", List.of("lit-element.js"),
            "reactive-element", List.of("reactive-element.js", "css-tag.js"));

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final HtmlPage html;
    private final String worker;

    public FieldPage() {
        html = HtmlPage.of("static/field/index.html");
        worker = "const SHELL = %s;\n%s".formatted(shell().asJavaScript(), HtmlPage.read("static" + WORKER));
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(PAGE, _ -> html.response())
                .GET(WORKER, _ -> worker())
                .build();
    }

    private Mono<ServerResponse> worker() {
        return ServerResponse.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(CacheControl.noCache())
                // By default a worker controls only paths below its own folder, which /field is not.
                .header("Service-Worker-Allowed", PAGE)
                .bodyValue(worker);
    }

    private AppShell shell() {
        var files = new ArrayList<ShellFile>();
        files.add(ShellFile.of(PAGE, html.bytes()));
        for (var folder : List.of("field", "shared")) {
            for (var path : StaticFiles.below(folder)) {
                if (!path.equals(WORKER) && !path.endsWith(".html")) {
                    files.add(ShellFile.of(path, bytes(new ClassPathResource("static" + path))));
                }
            }
        }
        var resources = new DefaultResourceLoader();
        LOADED.forEach((path, names) -> {
            var folder = WebJars.folder(JavaScriptLibraries.WEB_JARS.getOrDefault(path, path));
            names.forEach(name -> files.add(
                    ShellFile.of("/lib/%s/%s".formatted(path, name), bytes(resources.getResource(folder + name)))));
        });
        files.sort(Comparator.comparing(ShellFile::path));
        return new AppShell(files);
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
