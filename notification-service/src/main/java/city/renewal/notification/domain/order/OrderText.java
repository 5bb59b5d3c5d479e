package city.renewal.notification.domain.order;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;

/**
 * The text of an order. What is longer would not fit onto the one page of the paper.
 *
 * @param matter what it is about (督办事项)
 * @param basis on what ground it is issued (督办依据)
 * @param demand what the unit is to do and to answer (督办要求)
 */
public record OrderText(String matter, String basis, String demand) {
    static final int LONGEST_MATTER = 120;
    private static final int LONGEST_BASIS = 500;
    private static final int LONGEST_DEMAND = 800;

    /** @throws InvalidRecord for a part that is empty or too long */
    public OrderText {
        InvalidRecord.unless(OrderText.class, errors -> {
            check(errors, "matter", matter, LONGEST_MATTER);
            check(errors, "basis", basis, LONGEST_BASIS);
            check(errors, "demand", demand, LONGEST_DEMAND);
        });
    }

    private static void check(FieldErrors errors, String field, String text, int most) {
        errors.check(!text.isBlank(), field, "must be given");
        var length = text.codePointCount(0, text.length());
        errors.check(length <= most, field, "must have at most %d characters, but has %d".formatted(most, length));
    }

    /**
     * As somebody writes it now. Orders of before may hold hidden characters, and the paper shows them harmless.
     *
     * @throws InvalidRecord as the constructor does, and for what is no plain text
     */
    public static OrderText written(String matter, String basis, String demand) {
        var text = new OrderText(matter, basis, demand);
        InvalidRecord.unless(OrderText.class, errors -> {
            errors.note("matter", matter, Integer.MAX_VALUE);
            errors.note("basis", basis, Integer.MAX_VALUE);
            errors.note("demand", demand, Integer.MAX_VALUE);
        });
        return text;
    }
}
