package city.renewal.starter.config;

import city.renewal.starter.files.TemporaryFiles;
import city.renewal.starter.time.ClockSetting;
import city.renewal.starter.time.DrillClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Auto-configuration shared by all services. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties(RenewalProperties.class)
@Import({
    HealthConfiguration.class,
    MongoConfiguration.class,
    KafkaConfiguration.class,
    SecurityConfiguration.class,
    WebConfiguration.class
})
public class StarterAutoConfiguration {
    /** The domain's clock. Domain and application code reads the time from this bean only. */
    @Bean
    @Primary
    InstantSource clock(RenewalProperties properties) {
        var anchor = Objects.requireNonNullElseGet(properties.clockAnchor(), Instant::now);
        return DrillClock.of(ClockSetting.parse(properties.clock()), InstantSource.system(), anchor);
    }

    /** Removes temporary files of processes that were killed. */
    @Bean
    SmartInitializingSingleton temporaryFilesOfFormerRuns() {
        return TemporaryFiles.ofThisProcess()::removeLeftBehind;
    }

    /** Real time, for waits, retention and measurements, which a drill must not change. */
    @Bean
    InstantSource realTime() {
        return InstantSource.system();
    }
}
