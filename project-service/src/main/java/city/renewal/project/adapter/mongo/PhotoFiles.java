package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.PartialUpload;
import city.renewal.project.domain.photo.Photo;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Files of photos in GridFS. The driver's bucket writes a file in one operation, but an upload may continue after an
 * hour or a crash. So this class writes the chunks itself, in the GridFS format, which every GridFS tool reads.
 */
final class PhotoFiles {
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final MongoCollection<Document> discarded;

    PhotoFiles(MongoDatabase database) {
        this.files = database.getCollection("photoFiles.files");
        this.chunks = database.getCollection("photoFiles.chunks");
        this.discarded = database.getCollection("photoDiscarded");
    }

    /** Chunks are read and removed by {@code _id}; the index by file is the standard GridFS index, for tools. */
    void createIndexes() {
        chunks.createIndex(new Document("files_id", 1).append("n", 1));
        discarded.createIndex(new Document("since", 1));
    }

    /** Inserts a chunk; false if a different chunk exists already. */
    boolean write(String fileId, int number, byte[] bytes) {
        var fresh = MongoPhotoStore.insert(
                chunks,
                new Document("_id", id(fileId, number))
                        .append("files_id", fileId)
                        .append("n", number)
                        .append("data", new Binary(bytes)));
        return fresh || Arrays.equals(read(fileId, number), bytes);
    }

    private byte @Nullable [] read(String fileId, int number) {
        var chunk = chunks.find(new Document("_id", id(fileId, number))).first();
        return chunk == null ? null : chunk.get("data", Binary.class).getData();
    }

    /** Inserts the file's entry after all its chunks are stored. */
    void complete(String fileId, Photo photo, Instant now) {
        files.replaceOne(
                new Document("_id", fileId),
                new Document("_id", fileId)
                        .append("filename", photo.sha256())
                        .append("length", photo.bytes())
                        .append("chunkSize", PartialUpload.CHUNK)
                        .append("uploadDate", Date.from(now))
                        .append("metadata", new Document("contentType", photo.mediaType())),
                new ReplaceOptions().upsert(true));
    }

    /**
     * Marks a file for removal, unless something refers to it at that time.
     *
     * @param length length of the whole file, which limits the number of its chunks
     */
    void discard(String fileId, String sha256, long length, Instant now) {
        discarded.replaceOne(
                new Document("_id", fileId),
                new Document("_id", fileId)
                        .append("sha256", sha256)
                        .append("length", length)
                        .append("since", Date.from(now)),
                new ReplaceOptions().upsert(true));
    }

    /** @param isNamed whether a file with a photo's hash is still in use */
    int removeDiscarded(Instant before, int limit, BiPredicate<String, String> isNamed) {
        var due = discarded
                .find(new Document("since", new Document("$lt", Date.from(before))))
                .limit(limit)
                .into(new ArrayList<>());
        var removed = 0;
        for (var entry : due) {
            var fileId = entry.getString("_id");
            if (!isNamed.test(fileId, entry.getString("sha256"))) {
                removeChunks(fileId, entry.getLong("length"));
                files.deleteOne(new Document("_id", fileId));
                removed++;
            }
            discarded.deleteOne(new Document("_id", fileId));
        }
        return removed;
    }

    /** Deletes by id, which needs no scan of the chunks. */
    private void removeChunks(String fileId, long length) {
        var count = Math.toIntExact((length + PartialUpload.CHUNK - 1) / PartialUpload.CHUNK);
        var ids = IntStream.range(0, count).mapToObj(n -> id(fileId, n)).toList();
        chunks.deleteMany(new Document("_id", new Document("$in", ids)));
    }

    InputStream open(String fileId, long from) {
        return new Chunks(fileId, from);
    }

    private static String id(String fileId, int number) {
        return fileId + "/" + number;
    }

    /** A stream of a file's bytes that reads one chunk at a time. */
    private final class Chunks extends InputStream {
        private final String fileId;
        private int next;
        private int place;
        private byte @Nullable [] chunk;
        private boolean isOver;

        Chunks(String fileId, long from) {
            this.fileId = fileId;
            this.next = Math.toIntExact(from / PartialUpload.CHUNK);
            this.place = (int) (from % PartialUpload.CHUNK);
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            var current = current();
            if (current == null) {
                return -1;
            }
            var count = Math.min(length, current.length - place);
            System.arraycopy(current, place, bytes, offset, count);
            place += count;
            return count;
        }

        private byte @Nullable [] current() {
            while (!isOver && (chunk == null || place >= chunk.length)) {
                if (chunk != null) {
                    place -= chunk.length;
                    isOver = chunk.length < PartialUpload.CHUNK;
                }
                chunk = isOver ? null : PhotoFiles.this.read(fileId, next++);
                isOver = isOver || chunk == null;
            }
            return isOver ? null : chunk;
        }
    }
}
