package city.renewal.project.config;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties of photos.
 *
 * @param zone zone of cameras that don't write their UTC offset
 * @param decodingMemory memory of all concurrent decodings; a picture that needs more is decoded alone
 */
@ConfigurationProperties("renewal.photos")
record PhotoProperties(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("96MB") DataSize decodingMemory) {}
