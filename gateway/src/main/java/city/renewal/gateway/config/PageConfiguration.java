package city.renewal.gateway.config;

import city.renewal.gateway.pages.DeskPages;
import city.renewal.gateway.pages.FieldPage;
import city.renewal.gateway.pages.JavaScriptLibraries;
import city.renewal.gateway.pages.WebJars;
import city.renewal.gateway.signin.SignInEndpoints;
import city.renewal.gateway.tokens.IssuerMetadata;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the pages: the wall display at {@code /}, the desk pages, the page for sites at {@code /field}, the API's description at
 * {@code /docs}. All are static files of this origin; the libraries that they load are at {@code /lib}.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebFluxConfigurer {
    private static final String MAPS = "classpath:/static/wall/map/";

    private final String swaggerUi;
    private final String[] maps;

    /** @param mapFolder a folder of district maps that take precedence over the built-in ones; empty: none */
    PageConfiguration(
            @Value("${renewal.pages.swagger-ui-version}") String swaggerUiVersion,
            @Value("${renewal.pages.map-folder:}") String mapFolder) {
        swaggerUi = "classpath:/META-INF/resources/webjars/swagger-ui/%s/".formatted(swaggerUiVersion);
        maps = mapFolder.isBlank()
                ? new String[] {MAPS}
                : new String[] {"file:%s/".formatted(Path.of(mapFolder).toAbsolutePath()), MAPS};
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // All files in a reproducible jar have the same date, so Last-Modified would make a browser keep an old
        // release.
        registry.addResourceHandler("/docs/ui/**")
                .addResourceLocations(swaggerUi)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache());
        JavaScriptLibraries.WEB_JARS.forEach((path, webJar) -> registry.addResourceHandler("/lib/%s/**".formatted(path))
                .addResourceLocations(WebJars.folder(webJar))
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache()));
        registry.addResourceHandler("/wall/map/**")
                .addResourceLocations(maps)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache());
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        return RouterFunctions.route()
                .GET("/docs", page("static/docs/index.html"))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> deskPages() {
        return DeskPages.routes();
    }

    @Bean
    RouterFunction<ServerResponse> fieldPage() {
        return new FieldPage().routes();
    }

    @Bean
    RouterFunction<ServerResponse> signIn(
            IssuerMetadata metadata, WebClient issuerClient, GatewayProperties properties) {
        return new SignInEndpoints(metadata, issuerClient, properties.oidc().clientId()).routes();
    }

    private static HandlerFunction<ServerResponse> page(String file) {
        var resource = new ClassPathResource(file);
        return _ -> ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(resource);
    }
}
