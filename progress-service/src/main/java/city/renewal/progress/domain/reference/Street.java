package city.renewal.progress.domain.reference;

/** The street (街道) of an area, by which areas are compared. */
public final class Street {
    private static final int LENGTH = 9;

    private Street() {}

    /** The first nine digits of the area code; a shorter code is returned unchanged. */
    public static String of(String area) {
        return area.length() > LENGTH ? area.substring(0, LENGTH) : area;
    }
}
