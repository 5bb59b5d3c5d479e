package city.renewal.notification.config;

import city.renewal.notification.application.message.PageAddresses;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The public address of the platform's pages, for the links in messages.
 *
 * @param address the gateway's public origin, such as {@code https://renewal.example.cn}; empty: messages have no links
 */
@ConfigurationProperties("renewal.pages")
public record PagesProperties(@DefaultValue("") String address) {
    public PagesProperties {
        if (!address.isBlank() && !address.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            throw new IllegalArgumentException(
                    "Expected renewal.pages.address to be an origin such as https://renewal.example.cn, but got '%s'"
                            .formatted(address));
        }
    }

    PageAddresses addresses() {
        return address.isBlank()
                ? PageAddresses.UNKNOWN
                : new PageAddresses(URI.create(address.replaceFirst("/$", "")));
    }
}
