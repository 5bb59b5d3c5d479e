package city.renewal.project.domain.photo;

/** A hash of 64 bits of what a picture shows: alike pictures have hashes that differ in few bits. */
public final class PerceptualHash {
    private PerceptualHash() {}

    /** In how many of the 64 bits two hashes differ. */
    public static int distance(long some, long other) {
        return Long.bitCount(some ^ other);
    }
}
