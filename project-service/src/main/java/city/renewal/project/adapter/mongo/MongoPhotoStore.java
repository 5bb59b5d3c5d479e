package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.PartialUpload;
import city.renewal.project.application.photo.PhotoStore;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Photos in MongoDB. Bytes are in the GridFS bucket {@code photoFiles}, and every write has write concern majority with
 * journal.
 *
 * <pre>{@code
 * photos:            { _id: sha256, fileId, photo: {…}, hashes: {…}, uploaders: [personId], uses: 2, storedAt: ISODate, unannounced: true }
 * photoUploads:      { _id: "sha256/personId", sha256, uploader, fileId, total, chunks, rest: bytes, version, touchedAt: ISODate }
 * photoFiles.files:  { _id: fileId, filename: sha256, length, chunkSize, uploadDate }
 * photoFiles.chunks: { _id: "fileId/n", files_id: fileId, n, data: bytes }
 * photoDiscarded:    { _id: fileId, sha256, length, since: ISODate }
 * }</pre>
 *
 * <ol>
 *   <li>The upload document is written before the first chunk, so every chunk's file is referenced by a document.
 *   <li>A chunk is inserted and never changed. A request that finds an existing chunk compares its bytes.
 *   <li>The insert of the {@code photos} document creates the photo atomically. If two people complete the same photo,
 *       one inserts it, and the other's bytes are discarded.
 *   <li>A file is added to {@code photoDiscarded} before its last reference is deleted, and its chunks are removed
 *       later unless a photo or an upload refers to it then.
 * </ol>
 */
public final class MongoPhotoStore implements PhotoStore {
    private static final String VERSION = "version";
    private static final String UNANNOUNCED = "unannounced";
    private static final int BATCH = 500;

    private final MongoCollection<Document> photos;
    private final MongoCollection<Document> uploads;
    private final VersionedCollection versions;
    private final MongoCollection<Document> uses;
    private final MongoCollection<Document> shown;
    private final PhotoFiles files;
    private final InstantSource real;
    private final Supplier<String> newId;

    /** @param newId generates unique file ids */
    public MongoPhotoStore(MongoDatabase database, InstantSource real, Supplier<String> newId) {
        var durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.photos = durable.getCollection("photos");
        this.uploads = durable.getCollection("photoUploads");
        this.versions = new VersionedCollection(uploads);
        this.uses = durable.getCollection("photoUses");
        this.shown = durable.getCollection("photoPictures");
        this.files = new PhotoFiles(durable);
        this.real = real;
        this.newId = newId;
    }

    /** For {@link #unannounced}, {@link #removeUnused}, {@link #discardStale}, {@link MongoPictureHashes} and files. */
    public void createIndexes() {
        photos.createIndex(new Document(UNANNOUNCED, 1));
        photos.createIndex(new Document("storedAt", 1));
        photos.createIndex(new Document("uses", 1).append("storedAt", 1));
        uploads.createIndex(new Document("touchedAt", 1));
        files.createIndexes();
    }

    @Override
    public Optional<PartialUpload> upload(String sha256, String uploader) {
        return versions.find(id(sha256, uploader)).map(MongoPhotoStore::upload);
    }

    @Override
    public PartialUpload begin(String sha256, String uploader, long total) {
        while (true) {
            var begun = upload(sha256, uploader);
            if (begun.isPresent()) {
                return begun.get();
            }
            var fileId = sha256.substring(0, 16) + "-" + newId.get();
            var fresh = new Document("_id", id(sha256, uploader))
                    .append("sha256", sha256)
                    .append("uploader", uploader)
                    .append("fileId", fileId)
                    .append("total", total)
                    .append("chunks", 0)
                    .append("rest", new Binary(new byte[0]))
                    .append(VERSION, 1L)
                    .append("touchedAt", Date.from(real.instant()));
            if (versions.save(fresh, 0)) {
                return upload(fresh);
            }
        }
    }

    @Override
    public boolean writeChunk(String fileId, int number, byte[] bytes) {
        return files.write(fileId, number, bytes);
    }

    @Override
    public boolean advance(PartialUpload upload, int chunks, byte[] rest) {
        var held = (long) chunks * PartialUpload.CHUNK + rest.length;
        while (true) {
            var found = upload(upload.sha256(), upload.uploader());
            if (found.isEmpty() || !found.get().fileId().equals(upload.fileId())) {
                return false;
            }
            if (found.get().held() >= held) {
                return true;
            }
            var set = new Document("chunks", chunks)
                    .append("rest", new Binary(rest))
                    .append("touchedAt", Date.from(real.instant()));
            if (versions.update(
                    id(upload.sha256(), upload.uploader()), found.get().version(), new Document("$set", set))) {
                return true;
            }
        }
    }

    @Override
    public void discard(PartialUpload upload) {
        files.discard(upload.fileId(), upload.sha256(), upload.total(), real.instant());
        uploads.deleteOne(
                new Document("_id", id(upload.sha256(), upload.uploader())).append("fileId", upload.fileId()));
    }

    @Override
    public InputStream open(String fileId, long from) {
        return files.open(fileId, from);
    }

    @Override
    public boolean commit(PartialUpload upload, Photo photo, @Nullable PictureHashes hashes) {
        files.complete(upload.fileId(), photo, real.instant());
        var fresh = insert(
                photos,
                new Document("_id", photo.sha256())
                        .append("fileId", upload.fileId())
                        .append("photo", Bson.document(photo))
                        .append("hashes", hashes == null ? null : Bson.document(hashes))
                        .append("uploaders", List.of(upload.uploader()))
                        .append("uses", usesOf(photo.sha256()))
                        .append("storedAt", Date.from(real.instant()))
                        .append(UNANNOUNCED, true));
        if (!fresh) {
            photos.updateOne(
                    new Document("_id", photo.sha256()),
                    new Document("$addToSet", new Document("uploaders", upload.uploader())));
            files.discard(upload.fileId(), upload.sha256(), upload.total(), real.instant());
        }
        uploads.deleteOne(
                new Document("_id", id(upload.sha256(), upload.uploader())).append("fileId", upload.fileId()));
        return fresh;
    }

    /** The number of uses that were added before the photo was stored. */
    private long usesOf(String sha256) {
        return uses.find(new Document("sha256", sha256)).limit(1).first() == null ? 0 : 1;
    }

    @Override
    public Optional<StoredPhoto> stored(String sha256) {
        return Optional.ofNullable(photos.find(new Document("_id", sha256)).first())
                .map(document -> new StoredPhoto(photo(document), document.getString("fileId")));
    }

    @Override
    public boolean isUploader(String sha256, String person) {
        var photo = photos.find(new Document("_id", sha256))
                .projection(new Document("uploaders", 1))
                .first();
        return photo != null && photo.getList("uploaders", String.class).contains(person);
    }

    @Override
    public List<Photo> unannounced(int limit) {
        return photos.find(new Document(UNANNOUNCED, true))
                .limit(limit)
                .map(MongoPhotoStore::photo)
                .into(new ArrayList<>());
    }

    @Override
    public void announced(String sha256) {
        photos.updateOne(new Document("_id", sha256), new Document("$unset", new Document(UNANNOUNCED, "")));
    }

    @Override
    public int discardStale(Instant before) {
        var stale = uploads.find(new Document("touchedAt", new Document("$lt", Date.from(before))))
                .limit(BATCH)
                .map(MongoPhotoStore::upload)
                .into(new ArrayList<>());
        for (var upload : stale) {
            files.discard(upload.fileId(), upload.sha256(), upload.total(), real.instant());
            versions.delete(id(upload.sha256(), upload.uploader()), upload.version());
        }
        return stale.size();
    }

    @Override
    public int removeUnused(Instant before) {
        var unused = photos.find(new Document("uses", 0L).append("storedAt", new Document("$lt", Date.from(before))))
                .limit(BATCH)
                .into(new ArrayList<>());
        var removed = 0;
        for (var photo : unused) {
            if (removeUnused(photo)) {
                removed++;
            }
        }
        return removed;
    }

    /**
     * A use is inserted first and counted on the photo afterwards. So there are three cases: the use is found here; or
     * it was counted since the photo was read, and the conditional delete matches nothing; or it is counted after the
     * delete, and finds no photo.
     */
    private boolean removeUnused(Document photo) {
        var sha256 = photo.getString("_id");
        if (usesOf(sha256) > 0) {
            photos.updateOne(new Document("_id", sha256), new Document("$max", new Document("uses", 1L)));
            return false;
        }
        files.discard(photo.getString("fileId"), sha256, photo(photo).bytes(), real.instant());
        var deleted = photos.deleteOne(new Document("_id", sha256)
                        .append("fileId", photo.getString("fileId"))
                        .append("uses", photo.getLong("uses")))
                .getDeletedCount();
        if (deleted == 1) {
            shown.deleteMany(new Document("sha256", sha256));
        }
        return deleted == 1;
    }

    @Override
    public int removeDiscarded(Instant before) {
        return files.removeDiscarded(before, BATCH, this::isNamed);
    }

    /** Whether a photo or an upload refers to the file. */
    private boolean isNamed(String fileId, String sha256) {
        var photo = photos.find(new Document("_id", sha256)).first();
        return (photo != null && fileId.equals(photo.getString("fileId")))
                || uploads.find(new Document("fileId", fileId)).limit(1).first() != null;
    }

    private static Photo photo(Document document) {
        return Bson.read(document.get("photo", Document.class), Photo.class);
    }

    private static PartialUpload upload(Document document) {
        return new PartialUpload(
                document.getString("sha256"),
                document.getString("uploader"),
                document.getString("fileId"),
                document.getLong("total"),
                document.getInteger("chunks"),
                document.get("rest", Binary.class).getData(),
                document.getLong(VERSION));
    }

    private static String id(String sha256, String uploader) {
        return sha256 + "/" + uploader;
    }

    /** Inserts the document; false if the id exists already. */
    static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }
}
