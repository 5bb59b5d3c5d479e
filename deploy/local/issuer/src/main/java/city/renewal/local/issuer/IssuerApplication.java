package city.renewal.local.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Signs tokens for whoever clicks on a demonstration user; never to be reached from another machine. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerSettings.class)
public class IssuerApplication {

    public static void main(String[] args) {
        SpringApplication.run(IssuerApplication.class, args);
    }
}
