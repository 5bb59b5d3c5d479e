package city.renewal.project.adapter.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sections of a number format, {@code positive;negative;zero;text}, and the choice of the section for a number.
 *
 * <p>A section is plain if its digits are contiguous, scaled only by a per cent sign, and surrounded by literals
 * without digits or signs: Apache POI's {@code DataFormatter} displays these correctly. For other sections it moves
 * literals behind the digits, treats a quoted per cent sign as a factor, and drops scaling commas; they need {@code
 * CellFormat}, which in turn displays {@code .0} wrongly.
 */
record FormatSections(List<String> sections) {

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?<quoted>[^\"]*)\"?|\\\\(?<escaped>.?)|_.?|\\*.?|\\[(?<bracket>[^\\]]*)\\]?|(?<other>.)",
            Pattern.DOTALL);
    private static final Pattern GENERAL = Pattern.compile("(?i)general|g/通用格式");
    private static final String NUMBER_ITSELF = "0.##########";
    private static final Pattern COLOUR = Pattern.compile("\\[[^$\\]][^\\]]*\\]");
    private static final Pattern CURRENCY = Pattern.compile("\\$(?<symbol>[^-]*).*");
    private static final Pattern CONDITION = Pattern.compile("\\s*[<>=].*");
    private static final String PLACEHOLDERS = "0#?";
    private static final String SIGNS = ".,%‰";
    /** L for a literal, X for a literal that looks like a part of the number. */
    private static final Pattern PLAIN = Pattern.compile("L*([0#?]+(,[0#?]+)*)?(\\.[0#?]*)?(E[0#?]+)?%?L*");

    private static final Pattern HAS_PLACEHOLDER = Pattern.compile(".*[0#?].*");

    static FormatSections of(String code) {
        var sections = new ArrayList<String>();
        var section = new StringBuilder();
        var token = TOKEN.matcher(code);
        while (token.find()) {
            if (";".equals(token.group("other"))) {
                sections.add(section.toString());
                section.setLength(0);
            } else {
                section.append(token.group());
            }
        }
        sections.add(section.toString());
        return new FormatSections(sections.stream()
                .map(each -> GENERAL.matcher(each).replaceAll(NUMBER_ITSELF))
                .toList());
    }

    /** A section, and whether it must display the sign of a negative number itself. */
    record NumberSection(String code, boolean ownsSign) {

        /** The code without colours and digit styles, which change no number. */
        NumberSection {
            code = COLOUR.matcher(code).replaceAll("");
        }
    }

    /** The section for such a number; empty if the format has conditions. */
    Optional<NumberSection> choose(double value) {
        if (sections.stream().anyMatch(FormatSections::hasCondition)) {
            return Optional.empty();
        }
        if (value < 0 && sections.size() > 1) {
            return Optional.of(new NumberSection(sections.get(1), true));
        }
        return Optional.of(new NumberSection(sections.get(value == 0 && sections.size() > 2 ? 2 : 0), false));
    }

    private static boolean hasCondition(String section) {
        var token = TOKEN.matcher(section);
        while (token.find()) {
            var bracket = token.group("bracket");
            if (bracket != null && CONDITION.matcher(bracket).matches()) {
                return true;
            }
        }
        return false;
    }

    static boolean isPlain(String section) {
        var shape = new StringBuilder();
        var token = TOKEN.matcher(section);
        while (token.find()) {
            shape.append(shapeOf(
                    token.group("quoted"), token.group("escaped"), token.group("bracket"), token.group("other")));
        }
        var text = shape.toString().replaceAll("[Ee][+-]", "E");
        return PLAIN.matcher(text).matches() && HAS_PLACEHOLDER.matcher(text).matches();
    }

    private static String shapeOf(String quoted, String escaped, String bracket, String other) {
        if (other != null) {
            boolean isSign = PLACEHOLDERS.contains(other) || ".,%Ee+-".contains(other);
            return isSign ? other : word(other);
        }
        if (bracket != null) {
            var currency = CURRENCY.matcher(bracket);
            return currency.matches() ? word(currency.group("symbol")) : "";
        }
        return word(quoted != null ? quoted : escaped != null ? escaped : "");
    }

    private static String word(String text) {
        boolean isPartOfNumber = text.chars().anyMatch(c -> Character.isDigit(c) || SIGNS.indexOf(c) >= 0);
        return text.isEmpty() ? "" : isPartOfNumber ? "X" : "L";
    }
}
