package city.renewal.gateway.pages;

import java.util.Map;

/** The JavaScript libraries of the pages: each is a web jar, served under {@code /lib} and named by one import map. */
public final class JavaScriptLibraries {
    /** Path under {@code /lib} → name of the web jar. */
    public static final Map<String, String> WEB_JARS = Map.of(
            "echarts", "echarts",
            "lit", "lit",
            "lit-html", "lit-html",
            "lit-element", "lit-element",
            "reactive-element", "lit__reactive-element");

    /** The bare names by which modules import libraries. */
    private static final String IMPORT_MAP = """
            {
              "imports": {
                "echarts": "/lib/echarts/echarts.esm.min.js",
                "lit": "/lib/lit/index.js",
                "lit/": "/lib/lit/",
                "lit-html": "/lib/lit-html/lit-html.js",
                "lit-html/": "/lib/lit-html/",
                "lit-element/": "/lib/lit-element/",
                "@lit/reactive-element": "/lib/reactive-element/reactive-element.js"
              }
            }
            """;

    private JavaScriptLibraries() {}

    /** The import map as an inline element, since browsers read it from no other file. */
    static String importMap() {
        return "<script type=\"importmap\">\n" + IMPORT_MAP + "</script>";
    }
}
