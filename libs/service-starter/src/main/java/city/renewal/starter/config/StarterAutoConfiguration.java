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

/** What three services need alike. */
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
    /** The domain's time, the only place that anything of the domain takes it from. */
    @Bean
    @Primary
    InstantSource clock(RenewalProperties properties) {
        var anchor = Objects.requireNonNullElseGet(properties.clockAnchor(), Instant::now);
        return DrillClock.of(ClockSetting.parse(properties.clock()), InstantSource.system(), anchor);
    }

    /** Removes what a run that was killed left on the disk. */
    @Bean
    SmartInitializingSingleton temporaryFilesOfFormerRuns() {
        return TemporaryFiles.ofThisProcess()::removeLeftBehind;
    }

    /** Real time: for waits, retention and measurements, which a drill must not move. */
    @Bean
    InstantSource realTime() {
        return InstantSource.system();
    }
}
