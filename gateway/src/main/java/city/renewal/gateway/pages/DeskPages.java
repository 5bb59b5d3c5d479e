package city.renewal.gateway.pages;

import java.util.List;
import java.util.Locale;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The pages for a desk or a wall display. All share one HTML file; the content of a page is in its folder of
 * modules below {@code static}, whose {@code main.js} defines the element {@code <folder-page>}. A path that has variables is
 * read by the page itself, so each view has its own address; where the page's folder has the name of its path, the
 * variable matches no module.
 */
public final class DeskPages {
    private static final String TEMPLATE = "static/desk/page.html";

    static final List<DeskPage> PAGES = List.of(
            new DeskPage("挂图作战", "wall", Theme.DARK, List.of("/")),
            new DeskPage("登录", "signin", List.of("/signin/callback")),
            new DeskPage("项目", "project", List.of("/projects/{projectId}")),
            new DeskPage("我的工作", "me", List.of("/me", "/me/inbox", "/me/settings")),
            new DeskPage("问题清单", "problems", List.of("/problems", "/problems/{problemId:(?!.+\\.js$).+}")),
            new DeskPage("台账", "ledgers", List.of("/ledgers")),
            new DeskPage("赛马", "rankings", List.of("/rankings", "/rankings/{publicationId:(?!.+\\.js$).+}")),
            new DeskPage("通报", "bulletins", List.of("/bulletins", "/bulletins/{bulletinId:(?!.+\\.js$).+}")),
            new DeskPage("管理", "admin", List.of("/admin", "/admin/{section:(?!.+\\.js$).+}")));

    private DeskPages() {}

    /**
     * One page.
     *
     * @param title in Chinese; the page changes it with the language
     * @param folder below {@code static}
     * @param theme its colours on a screen
     * @param paths patterns of the addresses at which it is served
     */
    record DeskPage(String title, String folder, Theme theme, List<String> paths) {
        DeskPage(String title, String folder, List<String> paths) {
            this(title, folder, Theme.LIGHT, paths);
        }

        HtmlPage html() {
            return HtmlPage.withImportMap(HtmlPage.read(TEMPLATE)
                    .replace("{title}", title)
                    .replace("{folder}", folder)
                    .replace("{theme}", theme.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** The set of colours: light for a desk, dark for a screen on a wall. */
    enum Theme {
        LIGHT,
        DARK
    }

    public static RouterFunction<ServerResponse> routes() {
        var routes = RouterFunctions.route();
        for (var page : PAGES) {
            var html = page.html();
            page.paths().forEach(path -> routes.GET(path, _ -> html.response()));
        }
        return routes.build();
    }
}
