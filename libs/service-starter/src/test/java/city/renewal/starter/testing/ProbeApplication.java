package city.renewal.starter.testing;

import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.Exported;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A minimal service built with the starter, for tests. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ProbeApplication.Probe.class, ProbeApplication.NumberSheet.class})
public class ProbeApplication {
    @Bean
    Idempotency idempotency(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new Idempotency(database.getCollection("idempotencyKeys"), real);
    }

    /** A request body with a component of every type that can be invalid. */
    public record Body(
            String name,
            int count,
            @Nullable LocalDate date,
            @Nullable Role role,
            @Nullable Body inner) {}

    /** Counts its effects. */
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
        @Allow(value = Role.COMMANDER, scope = Visibility.READ)
        Body read() {
            return new Body("probe", effects.get(), null, null, null);
        }

        /** The numbers from 1 to 1,203 that begin with the text. */
        @GetMapping("/api/v1/probe-numbers")
        @Exported(NumberSheet.class)
        @Allow(value = Role.COMMANDER, scope = Visibility.READ)
        Page<Integer> numbers(
                @RequestParam(defaultValue = "") String beginning,
                @RequestParam(required = false) @Nullable Integer limit,
                @RequestParam(required = false) @Nullable String cursor) {
            var all = IntStream.rangeClosed(1, 1_203)
                    .boxed()
                    .filter(number -> number.toString().startsWith(beginning))
                    .toList();
            return Page.cut(all, PageRequest.of(limit, cursor), Object::toString, Instant.EPOCH);
        }
    }

    /** The layout of the exported numbers. */
    public static class NumberSheet implements ListSheet<Integer> {
        @Override
        public String fileName() {
            return "numbers";
        }

        @Override
        public ExportSheet<Integer> sheet(ListPage<Integer> first, Iterator<Integer> rows, ListQuery query) {
            return new ExportSheet<>(
                    new ExportSheet.Title("数", "Numbers"),
                    ExportSheet.asOf(first.asOf()),
                    List.of(ExportSheet.Column.number("数", "Number", number -> number)),
                    rows);
        }
    }
}
