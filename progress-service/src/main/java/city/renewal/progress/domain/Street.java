package city.renewal.progress.domain;

/** The street (街道) that an area belongs to: what areas are compared by. */
public final class Street {
    private static final int LENGTH = 9;

    private Street() {}

    /** The first nine digits of the area's code; a code that is shorter stands for itself. */
    public static String of(String area) {
        return area.length() > LENGTH ? area.substring(0, LENGTH) : area;
    }
}
