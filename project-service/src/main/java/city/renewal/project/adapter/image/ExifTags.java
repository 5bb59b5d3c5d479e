package city.renewal.project.adapter.image;

import city.renewal.events.Location;
import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time, position and orientation of a photo from its EXIF block. Invalid values and values out of range count as
 * absent.
 *
 * @param orientation 1 to 8, as EXIF numbers them; 1 is upright
 */
record ExifTags(@Nullable Instant takenAt, @Nullable Location location, int orientation) {
    private static final Logger LOG = LoggerFactory.getLogger(ExifTags.class);

    static final ExifTags NONE = new ExifTags(null, null, 1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Set<Integer> WANTED = Set.of(
            ExifIFD0Directory.TAG_ORIENTATION,
            ExifIFD0Directory.TAG_EXIF_SUB_IFD_OFFSET,
            ExifIFD0Directory.TAG_GPS_INFO_OFFSET,
            ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL,
            ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL,
            GpsDirectory.TAG_LATITUDE_REF,
            GpsDirectory.TAG_LATITUDE,
            GpsDirectory.TAG_LONGITUDE_REF,
            GpsDirectory.TAG_LONGITUDE);

    /**
     * @param tiff the block, starting with its byte order mark
     * @param zone zone of times without an offset
     */
    static ExifTags read(byte[] tiff, ZoneId zone) {
        var metadata = new Metadata();
        try {
            new TiffReader().processTiff(new ByteArrayReader(tiff), new WantedTags(metadata), 0);
        } catch (TiffProcessingException | IOException | RuntimeException e) {
            LOG.debug("An EXIF block can't be read to its end: {}", e.getMessage());
        }
        return new ExifTags(takenAt(metadata, zone), location(metadata), orientation(metadata));
    }

    private static @Nullable Instant takenAt(Metadata metadata, ZoneId zone) {
        var directory = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var text = directory == null ? null : directory.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (directory == null || text == null) {
            return null;
        }
        try {
            var local = LocalDateTime.parse(text.strip(), TIME);
            return local.toInstant(offset(directory, zone, local));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneOffset offset(ExifSubIFDDirectory directory, ZoneId zone, LocalDateTime local) {
        var text = directory.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL);
        try {
            return (text == null || text.isBlank()) ? zone.getRules().getOffset(local) : ZoneOffset.of(text.strip());
        } catch (DateTimeException e) {
            return zone.getRules().getOffset(local);
        }
    }

    private static @Nullable Location location(Metadata metadata) {
        var gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        var position = gps == null ? null : gps.getGeoLocation();
        if (position == null || position.isZero()) {
            return null;
        }
        var isOnEarth = Math.abs(position.getLatitude()) <= 90 && Math.abs(position.getLongitude()) <= 180;
        return isOnEarth ? new Location(position.getLongitude(), position.getLatitude()) : null;
    }

    private static int orientation(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return (value == null || value < 1 || value > 8) ? 1 : value;
    }

    /**
     * Reads only the needed tags. A block of 64 KB can refer to a tag of 64 KB five thousand times; reading all of them
     * would exhaust the memory.
     */
    private static final class WantedTags extends ExifTiffHandler {
        private static final int LONGEST = 64;
        private static final int MAX = 64;

        private static final int DIRECTORIES = 4;

        private int taken;
        private int entered;

        WantedTags(Metadata metadata) {
            super(metadata, null, 0);
        }

        @Override
        public boolean customProcessTag(
                int tagOffset,
                Set<Integer> processedIfdOffsets,
                int tiffHeaderOffset,
                RandomAccessReader reader,
                int tagId,
                int byteCount) {
            return !WANTED.contains(tagId) || byteCount > LONGEST || ++taken > MAX;
        }

        /** The number of followed directories is limited, because they may point at each other. */
        @Override
        public boolean tryEnterSubIfd(int tagId) {
            return WANTED.contains(tagId) && entered++ < DIRECTORIES && super.tryEnterSubIfd(tagId);
        }

        @Override
        public boolean hasFollowerIfd() {
            return false;
        }
    }
}
