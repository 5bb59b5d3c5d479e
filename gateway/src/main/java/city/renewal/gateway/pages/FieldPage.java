package city.renewal.gateway.pages;

import city.renewal.gateway.pages.Shell.ShellFile;
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
 *   <li>{@code GET /field/worker.js}: its service worker, behind a line that names every file of the page with its hash.
 * </ul>
 *
 * <p>Without a build step there is nothing that could write that list, so it is made here, once, from the files on the class
 * path: none can be forgotten, and a browser sees a new worker whenever one of them has changed.
 */
public final class FieldPage {
    private static final String PAGE = "/field";
    private static final String WORKER = "/field/worker.js";

    /** What the page loads of the libraries; the rest of them isn't kept on phones. */
    private static final Map<String, List<String>> LOADED = Map.of(
            "lit", List.of("index.js"),
            "lit-html", List.of("lit-html.js", "is-server.js"),
            "lit-element", List.of("lit-element.js"),
            "reactive-element", List.of("reactive-element.js", "css-tag.js"));

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final Html html;
    private final String worker;

    public FieldPage() {
        html = Html.of("static/field/index.html");
        worker = "const SHELL = %s;\n%s".formatted(shell().asJavaScript(), Html.read("static" + WORKER));
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
                // Without it a worker controls only what is below its own folder, and /field isn't.
                .header("Service-Worker-Allowed", PAGE)
                .bodyValue(worker);
    }

    private Shell shell() {
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
            var folder = WebJars.folder(Libraries.WEB_JARS.getOrDefault(path, path));
            names.forEach(name -> files.add(
                    ShellFile.of("/lib/%s/%s".formatted(path, name), bytes(resources.getResource(folder + name)))));
        });
        files.sort(Comparator.comparing(ShellFile::path));
        return new Shell(files);
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
