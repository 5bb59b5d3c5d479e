package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk pages as the gateway serves them: without a token, with a strict content security policy. */
class DeskPagesIT {
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final Pattern LIBRARY = Pattern.compile("\"(/lib/[^\"]+[^/])\"");

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyFileAndLibraryThatAPageNamesIsServed() {
        var page = gateway.send("/signin/callback?code=x&state=y", _ -> {});

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<signin-page>");
        var files = FILE.matcher(page.body()).results().map(match -> match.group(1));
        var libraries = LIBRARY.matcher(page.body()).results().map(match -> match.group(1));
        assertThat(Stream.concat(files, libraries).toList())
                .contains("/desk/page.css", "/lib/echarts/echarts.esm.min.js")
                .allSatisfy(path -> assertThat(gateway.send(path, _ -> {}).statusCode())
                        .as(path)
                        .isEqualTo(200));
    }

    @Test
    void thePolicyAllowsNoScriptInThePageButItsImportMap() {
        var policy = gateway.send("/signin/callback", _ -> {})
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy)
                .containsPattern("script-src 'self' 'sha256-[^']+';")
                .contains("default-src 'none'", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:");
    }

    @Test
    void theTemplateIsNoPage() {
        for (var path : List.of("/desk", "/signin/other")) {
            assertThat(gateway.send(path, _ -> {}).statusCode()).as(path).isEqualTo(404);
        }
    }
}
