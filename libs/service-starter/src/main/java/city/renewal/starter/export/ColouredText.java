package city.renewal.starter.export;

import city.renewal.events.ChineseTerms;
import city.renewal.events.Light;
import city.renewal.events.Standing;

/**
 * A word that a workbook shows on a background colour, such as a light. The word alone carries the meaning, for
 * printing in grey.
 */
public record ColouredText(String text, Colour colour) {
    /** Background and font colour as RGB; their contrast is at least 4.5 : 1. */
    public enum Colour {
        RED("FFC7CE", "9C0006"),
        AMBER("FFD8A8", "7A3E00"),
        YELLOW("FFF3A3", "5F4B00"),
        GREEN("C6EFCE", "006100"),
        GREY("E1E1E1", "404040"),
        BLUE("CFE2F7", "0B3D6B");

        private final String fill;
        private final String font;

        Colour(String fill, String font) {
            this.fill = fill;
            this.font = font;
        }

        String fill() {
            return fill;
        }

        String font() {
            return font;
        }
    }

    public static ColouredText of(Light light) {
        return new ColouredText(ChineseTerms.of(light), colour(light));
    }

    /** A standing on the background colour of its light. */
    public static ColouredText of(Standing standing, Light light) {
        return new ColouredText(ChineseTerms.of(standing), colour(light));
    }

    private static Colour colour(Light light) {
        return switch (light) {
            case RED -> Colour.RED;
            case AMBER -> Colour.AMBER;
            case YELLOW -> Colour.YELLOW;
            case GREEN -> Colour.GREEN;
            case GREY -> Colour.GREY;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
