package city.renewal.schedule.offender;

import java.time.LocalDate;

/** Must be rejected: it asks what day it is. */
public class ReadsTheClock {
    public LocalDate today() {
        return LocalDate.now();
    }
}
