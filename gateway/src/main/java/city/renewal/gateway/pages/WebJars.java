package city.renewal.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Locates the files of a JavaScript library on the class path, independent of its version. */
public final class WebJars {
    private static final String ROOT = "/META-INF/resources/webjars/";

    private WebJars() {}

    /**
     * The folder of a library, such as {@code classpath:/META-INF/resources/webjars/lit-html/3.3.1/}.
     *
     * @param name of the web jar's folder, such as {@code lit-html}
     * @throws IllegalStateException if there is no such web jar, or two of them
     */
    public static String folder(String name) {
        try {
            var manifests = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:%s%s/*/package.json".formatted(ROOT, name));
            if (manifests.length != 1) {
                throw new IllegalStateException(
                        "Expected one version of the web jar '%s' on the class path, but there are %d"
                                .formatted(name, manifests.length));
            }
            var address = manifests[0].getURL().getPath();
            var folder = address.substring(address.lastIndexOf(ROOT), address.lastIndexOf('/') + 1);
            return "classpath:" + folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
