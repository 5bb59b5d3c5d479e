package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;

/** The result of a range of an upload. */
public sealed interface UploadOutcome {
    /**
     * The photo is completely and durably stored.
     *
     * @param fresh whether this request completed it
     */
    record Complete(Photo photo, boolean fresh) implements UploadOutcome {}

    /** A part is stored; the client sends the rest from offset {@code held}. */
    record Incomplete(long held, long total) implements UploadOutcome {}

    /**
     * The range was refused.
     *
     * @param field the field at fault: {@code sha256}, {@code body} or {@code Content-Range}
     * @param held the number of received bytes; the next range begins there
     */
    record Refused(Reason reason, String field, String message, long held) implements UploadOutcome {}

    /** Why an upload is refused. Names are stable: clients see them as problem types. */
    enum Reason {
        /** The photo exceeds the maximum size. */
        TOO_LARGE,
        /** The range begins behind the received bytes. */
        GAP,
        /** The range contradicts the received bytes or the total. */
        RANGE_CONFLICT,
        /** The body is shorter or longer than its range. */
        WRONG_LENGTH,
        /** The bytes are complete, but their hash differs from the hash in the path. The upload is discarded. */
        HASH_MISMATCH,
        /** The file is not an accepted picture or document. The upload is discarded. */
        UNREADABLE
    }
}
