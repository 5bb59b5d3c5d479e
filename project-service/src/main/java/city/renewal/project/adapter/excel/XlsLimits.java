package city.renewal.project.adapter.excel;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Scans the record headers of an .xls workbook once, and refuses files for which the spreadsheet library would allocate
 * too much memory: the library trusts the number of shared strings in the file.
 */
final class XlsLimits {

    private static final int MAX_TEXTS = 400_000;
    private static final int SHORTEST_TEXT = 3;

    private XlsLimits() {}

    static void check(POIFSFileSystem files) throws IOException, UnreadableWorkbook {
        try (var records = new DataInputStream(workbook(files))) {
            int size = records.available();
            for (int type = next(records); type >= 0; type = next(records)) {
                int length = next(records);
                int read = 0;
                if (type == FilePassRecord.sid) {
                    throw UnreadableWorkbook.encrypted();
                }
                if (type == SSTRecord.sid && length >= 8) {
                    records.skipNBytes(4);
                    long texts = Integer.reverseBytes(records.readInt()) & 0xffff_ffffL;
                    read = 8;
                    if (texts > MAX_TEXTS) {
                        throw UnreadableWorkbook.tooMany("共享文字", "shared texts", MAX_TEXTS);
                    }
                    if (texts * SHORTEST_TEXT > size) {
                        throw UnreadableWorkbook.damaged();
                    }
                }
                records.skipNBytes(Math.max(length - read, 0));
            }
        } catch (EOFException e) {
            // Bytes behind the last complete record are ignored.
        }
    }

    /** Two bytes, the lower one first; -1 at the end. */
    private static int next(InputStream records) throws IOException {
        int low = records.read();
        int high = records.read();
        return low < 0 || high < 0 ? -1 : low | high << 8;
    }

    /** The stream of records, whatever case its name has. */
    static InputStream workbook(POIFSFileSystem files) throws IOException {
        var root = files.getRoot();
        for (var name : root.getEntryNames()) {
            if (name.toLowerCase(Locale.ROOT).equals("workbook")) {
                return root.createDocumentInputStream(name);
            }
        }
        throw new IOException("Expected a stream of the name Workbook");
    }
}
