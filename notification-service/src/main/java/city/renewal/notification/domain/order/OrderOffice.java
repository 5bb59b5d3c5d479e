package city.renewal.notification.domain.order;

import java.util.regex.Pattern;

/**
 * The supervision office (督查室) that issues an order: each district has one, and it numbers its own papers.
 *
 * @param area six digits of the district
 * @param district its name, such as 崂山区; its code where no name is known
 */
public record OrderOffice(String area, String district) {
    private static final int DISTRICT_DIGITS = 6;
    private static final Pattern KIND_OF_DISTRICT = Pattern.compile("(?<=..)[区市县旗]$");

    /** The code of the district in which an area lies. */
    public static String district(String area) {
        return area.length() > DISTRICT_DIGITS ? area.substring(0, DISTRICT_DIGITS) : area;
    }

    /** What stands before its numbers (机关代字), such as 崂山. */
    public String mark() {
        return KIND_OF_DISTRICT.matcher(district).replaceFirst("");
    }

    /** Such as 崂山区督查室. */
    public String name() {
        return district + "督查室";
    }
}
