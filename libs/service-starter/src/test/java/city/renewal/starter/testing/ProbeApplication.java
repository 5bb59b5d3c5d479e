package city.renewal.starter.testing;

import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Idempotency;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that the starter makes: something to send requests to. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ProbeApplication.Probe.class)
public class ProbeApplication {
    @Bean
    Idempotency idempotency(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new Idempotency(database.getCollection("idempotencyKeys"), real);
    }

    /** A body with a value of every kind that can be wrong. */
    public record Body(
            String name,
            int count,
            @Nullable LocalDate date,
            @Nullable Role role,
            @Nullable Body inner) {}

    /** Counts the effects that it had. */
    @RestController
    public static class Probe {
        public final AtomicInteger effects = new AtomicInteger();
        private final Idempotency idempotency;

        Probe(Idempotency idempotency) {
            this.idempotency = idempotency;
        }

        @PostMapping("/api/v1/probes")
        @Allow({Role.COMMANDER, Role.UNIT})
        ResponseEntity<?> create(
                @RequestBody Body body,
                @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
                Caller caller) {
            return idempotency.once(caller, key, "POST /api/v1/probes", body, _ -> {
                var effect = effects.incrementAndGet();
                return ResponseEntity.created(URI.create("/api/v1/probes/" + effect))
                        .eTag("\"1\"")
                        .body(new Body(body.name(), effect, null, null, null));
            });
        }

        @GetMapping("/api/v1/probes")
        @Allow(value = Role.COMMANDER, scope = Sight.READ)
        Body read() {
            return new Body("probe", effects.get(), null, null, null);
        }
    }
}
