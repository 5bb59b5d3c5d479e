package city.renewal.notification.domain.order;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A date as Chinese papers write it: 2023年7月4日. */
public final class PaperDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("y年M月d日", Locale.CHINA);

    private PaperDate() {}

    public static String of(LocalDate date) {
        return FORM.format(date);
    }
}
