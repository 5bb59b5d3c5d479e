package city.renewal.project.config;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set for photos.
 *
 * @param zone where cameras stand that don't say their offset from UTC
 * @param decodingMemory what all pictures that are being decoded at once may take; one that needs more is decoded alone
 */
@ConfigurationProperties("renewal.photos")
record PhotoProperties(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("96MB") DataSize decodingMemory) {}
