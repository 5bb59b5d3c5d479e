package city.renewal.notification.domain.worktime;

import city.renewal.events.validation.InvalidRecord;

/**
 * How long a step waits after the one before it, in working time.
 *
 * @param amount 0 for {@link Unit#AT_ONCE} and {@link Unit#SAME_DAY}
 */
public record Wait(Unit unit, int amount) {
    /** What an amount counts. */
    public enum Unit {
        AT_ONCE,
        WORKING_MINUTES,
        WORKING_HOURS,
        /** The same time of day, so many workdays later. */
        WORKING_DAYS,
        /** The end of the working day on which the wait begins: no matter stays over night (事不过夜). */
        SAME_DAY;

        /** The most that may be asked for; 0 where there is nothing to count. */
        public int most() {
            return switch (this) {
                case AT_ONCE, SAME_DAY -> 0;
                case WORKING_MINUTES -> 10_000;
                case WORKING_HOURS -> 1_000;
                case WORKING_DAYS -> 250;
            };
        }

        public boolean isCounted() {
            return most() > 0;
        }
    }

    /** @throws InvalidRecord unless the amount suits the unit */
    public Wait {
        InvalidRecord.unless(Wait.class, errors -> {
            if (unit.isCounted()) {
                errors.check(
                        amount >= 1 && amount <= unit.most(),
                        "amount",
                        "must be 1 to %d, but is %d".formatted(unit.most(), amount));
            } else {
                errors.check(amount == 0, "amount", "must be left out with %s".formatted(unit));
            }
        });
    }

    public static final Wait AT_ONCE = new Wait(Unit.AT_ONCE, 0);
    public static final Wait SAME_DAY = new Wait(Unit.SAME_DAY, 0);

    public static Wait days(int days) {
        return new Wait(Unit.WORKING_DAYS, days);
    }

    public static Wait hours(int hours) {
        return new Wait(Unit.WORKING_HOURS, hours);
    }

    public static Wait minutes(int minutes) {
        return new Wait(Unit.WORKING_MINUTES, minutes);
    }

    /** Such as {@code 2 WORKING_DAYS}, as it stands in an explanation. */
    public String text() {
        return unit.isCounted() ? amount + " " + unit : unit.name();
    }
}
