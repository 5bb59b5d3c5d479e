package city.renewal.project.application.photo;

/**
 * The progress of one person's upload of one photo. The received bytes are complete chunks under {@code fileId}, which
 * are immutable, and a rest behind the last chunk.
 */
public final class PartialUpload {
    /** Bytes of a chunk, as is usual in GridFS. Only a file's last chunk is shorter. */
    public static final int CHUNK = 255 * 1024;

    private final String sha256;
    private final String uploader;
    private final String fileId;
    private final long total;
    private final int chunks;
    private final byte[] rest;
    private final long version;

    /**
     * @param uploader id of the person
     * @param fileId file id of the chunks; each attempt has its own
     * @param total size of the whole photo
     * @param chunks number of stored chunks
     * @param rest bytes received behind the last chunk, less than a chunk
     * @param version revision for compare-and-set
     */
    public PartialUpload(
            String sha256, String uploader, String fileId, long total, int chunks, byte[] rest, long version) {
        this.sha256 = sha256;
        this.uploader = uploader;
        this.fileId = fileId;
        this.total = total;
        this.chunks = chunks;
        this.rest = rest.clone();
        this.version = version;
    }

    public String sha256() {
        return sha256;
    }

    public String uploader() {
        return uploader;
    }

    public String fileId() {
        return fileId;
    }

    public long total() {
        return total;
    }

    public int chunks() {
        return chunks;
    }

    public byte[] rest() {
        return rest.clone();
    }

    public long version() {
        return version;
    }

    /** The number of received bytes. */
    public long held() {
        return (long) chunks * CHUNK + rest.length;
    }
}
