package city.renewal.starter.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes lists as files of one format. */
public interface ExportWriter {
    /** The supported file formats. */
    enum Format {
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("csv", "text/csv;charset=UTF-8");

        private final String extension;
        private final String mediaType;

        Format(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    Format format();

    /** Writes the sheet row by row and leaves the stream open. */
    void write(ExportSheet<?> sheet, OutputStream out) throws IOException;
}
