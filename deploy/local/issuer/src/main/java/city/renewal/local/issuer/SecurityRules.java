package city.renewal.local.issuer;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Access rules of the protocol's endpoints, the sign-in page, and the launcher's endpoints. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, RegisteredClientRepository clients) {
        var refresh = new PublicClientRefresh(clients);
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(Customizer.withDefaults());
            server.clientAuthentication(
                    client -> client.authenticationConverter(refresh).authenticationProvider(refresh));
        });
        return http.cors(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, AuthenticationProvider demoUserAuthentication) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/error", "/demo/token", "/demo/users", "/actuator/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/demo/token"))
                .authenticationProvider(demoUserAuthentication)
                .formLogin(form -> form.loginPage("/login").permitAll())
                .build();
    }

    @Bean
    AuthenticationProvider demoUserAuthentication(IssuerSettings settings, InstantSource realTime) {
        return new DemoUserAuthenticationProvider(settings.password(), realTime);
    }

    /** The gateway's pages exchange their code for tokens here, from a script. */
    @Bean
    UrlBasedCorsConfigurationSource corsConfigurationSource(IssuerSettings settings) {
        var gatewayOrigins = new CorsConfiguration();
        gatewayOrigins.setAllowedOrigins(settings.gatewayOrigins());
        gatewayOrigins.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.POST.name()));
        gatewayOrigins.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", gatewayOrigins);
        return source;
    }

    /**
     * Rejects requests with a foreign host name: a page elsewhere may let its own name point to this machine (DNS
     * rebinding).
     */
    @Bean
    StrictHttpFirewall firewall(IssuerSettings settings) {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(settings::isAllowedHost);
        return firewall;
    }
}
