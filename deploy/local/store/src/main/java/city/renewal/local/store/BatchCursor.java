package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The rest of a query's result. Its documents are read batch by batch, in the versions that the query found. */
final class BatchCursor<T> extends AbstractCursor {
    /** A batch ends with the document that reaches this size. MongoDB's limit is 16 MB, this process has less memory. */
    private static final int MAX_BATCH_BYTES = 1 << 20;

    private final List<T> found;
    private final ToIntFunction<T> size;
    private final Function<List<T>, List<Document>> reader;
    private int next;

    BatchCursor(long id, List<T> found, ToIntFunction<T> size, Function<List<T>, List<Document>> reader) {
        super(id);
        this.found = found;
        this.size = size;
        this.reader = reader;
    }

    @Override
    public boolean isEmpty() {
        return next == found.size();
    }

    /** @param maximum the number of documents; zero for as many as a batch holds */
    @Override
    public List<Document> takeDocuments(int maximum) {
        var start = next;
        for (var bytes = 0; next < found.size() && bytes < MAX_BATCH_BYTES; next++) {
            if (maximum > 0 && next - start == maximum) {
                break;
            }
            bytes += size.applyAsInt(found.get(next));
        }
        return reader.apply(found.subList(start, next));
    }
}
