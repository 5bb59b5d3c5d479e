package city.renewal.project.application.photo;

/** A rendition of a photo: an upright JPEG without metadata. */
public enum Variant {
    /** For lists. */
    THUMBNAIL(320),
    /** For a screen. */
    DISPLAY(2048);

    private final int side;

    Variant(int side) {
        this.side = side;
    }

    /** The maximum length of a side in pixels. */
    public int side() {
        return side;
    }
}
