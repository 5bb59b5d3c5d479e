package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;

/** What came of a piece of an upload. */
public sealed interface UploadOutcome {
    /**
     * The photo is stored whole and durable.
     *
     * @param fresh whether this request completed it
     */
    record Complete(Photo photo, boolean fresh) implements UploadOutcome {}

    /** A part is stored; the rest is to be sent from {@code held} on. */
    record Incomplete(long held, long total) implements UploadOutcome {}

    /**
     * Nothing came of it.
     *
     * @param field what is wrong: {@code sha256}, {@code body} or {@code Content-Range}
     * @param held so many bytes of the upload are held; the next piece begins there
     */
    record Refused(Reason reason, String field, String message, long held) implements UploadOutcome {}

    /** Why an upload is refused. Names are stable: clients see them as problem types. */
    enum Reason {
        /** The photo is larger than is taken. */
        TOO_LARGE,
        /** A piece begins behind what is held. */
        GAP,
        /** A piece contradicts what is held: other bytes, or another total. */
        RANGE_CONFLICT,
        /** The body is shorter or longer than its range. */
        WRONG_LENGTH,
        /** The bytes are complete, and their hash isn't the one that was named. The upload is discarded. */
        HASH_MISMATCH,
        /** It isn't a picture or document that is taken. The upload is discarded. */
        UNREADABLE
    }
}
