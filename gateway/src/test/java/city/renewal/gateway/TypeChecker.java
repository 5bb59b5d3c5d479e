package city.renewal.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * TypeScript's compiler, run by the browser of the tests, so that checking the pages' types needs no Node.js. A server on
 * loopback gives the browser the compiler and the declarations ({@code .d.ts}) of every web jar on the class path: a web
 * jar that the pages begin to use needs nothing here.
 */
final class TypeChecker implements AutoCloseable {
    private static final String WEB_JARS = "META-INF/resources/webjars/";
    private static final String COMPILER = "/node_modules/typescript/lib/typescript.js";
    /** Names the packages whose web jars have no declarations: what they export may be anything. */
    private static final String UNTYPED = "/untyped.d.ts";

    private static final String WORKER = "/typecheck/worker.js";

    private final Map<String, byte[]> served = new HashMap<>();
    private final HttpServer server;
    private final Browser browser;

    TypeChecker() throws IOException {
        var packages = packages();
        served.put("/", "<!doctype html><title>types</title>".getBytes(StandardCharsets.UTF_8));
        served.put("/typescript.js", packages.remove(COMPILER).getBytes(StandardCharsets.UTF_8));
        served.put("/packages.json", Json.text(packages).getBytes(StandardCharsets.UTF_8));
        for (var script : List.of(WORKER, "/typecheck/check.js")) {
            try (var text = TypeChecker.class.getResourceAsStream(script)) {
                served.put(script, text.readAllBytes());
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        browser = new Browser();
        browser.open("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
        browser.run("window.compiler = new Worker(arguments[0])", WORKER);
    }

    /**
     * Checks a set of modules that import each other and packages.
     *
     * @param modules text by path, as the gateway serves them
     * @return what is wrong, as {@code path:line code: message}
     */
    @SuppressWarnings("unchecked")
    List<String> check(Map<String, String> modules) {
        browser.scriptTimeout(Duration.ofMinutes(5));
        return (List<String>) browser.runAsync("""
            const [modules, done] = arguments;
            compiler.onmessage = ({data}) => done(data);
            compiler.onerror = ({message}) => done([`compiler: ${message}`]);
            compiler.postMessage(modules);
            """, modules);
    }

    @Override
    public void close() {
        browser.close();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var content = served.get(path);
        var type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".json") ? "application/json" : "text/html";
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
        if (content != null) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    /** The declarations and descriptions of all web jars, as npm would lay them out, and the compiler. */
    private static Map<String, String> packages() throws IOException {
        var packages = new TreeMap<String, String>();
        for (var folder : TypeChecker.class.getClassLoader().resources(WEB_JARS).toList()) {
            try (var jar = new JarFile(
                    ((JarURLConnection) folder.openConnection()).getJarFileURL().getPath())) {
                addPackage(jar, packages);
            }
        }
        return packages;
    }

    private static void addPackage(JarFile jar, Map<String, String> packages) {
        var root = jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.matches(WEB_JARS + "[^/]+/[^/]+/package\\.json"))
                .map(name -> name.replaceAll("package\\.json$", ""))
                .findFirst();
        if (root.isEmpty()) {
            return;
        }
        var folder = root.get().substring(WEB_JARS.length()).replaceAll("/.*", "");
        var name = Json.read(text(jar, jar.getJarEntry(root.get() + "package.json")))
                .path("name")
                .asString(folder);
        if (jar.stream().noneMatch(entry -> entry.getName().endsWith(".d.ts"))) {
            packages.merge(UNTYPED, "declare module \"%s\";\n".formatted(name), String::concat);
            return;
        }
        jar.stream()
                .filter(entry -> entry.getName().startsWith(root.get())
                        && entry.getName().matches(".*(\\.d\\.ts|/package\\.json|/lib/typescript\\.js)"))
                .forEach(entry -> packages.put(
                        "/node_modules/%s/%s"
                                .formatted(
                                        name,
                                        entry.getName().substring(root.get().length())),
                        text(jar, entry)));
    }

    private static String text(JarFile jar, JarEntry entry) {
        try (var content = jar.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
