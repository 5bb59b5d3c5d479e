package city.renewal.project.application.photo;

/** A picture that is made of a photo to be shown: upright, as JPEG, without metadata. */
public enum Variant {
    /** For lists. */
    THUMBNAIL(320),
    /** For a screen. */
    DISPLAY(2048);

    private final int side;

    Variant(int side) {
        this.side = side;
    }

    /** No side has more pixels. */
    public int side() {
        return side;
    }
}
