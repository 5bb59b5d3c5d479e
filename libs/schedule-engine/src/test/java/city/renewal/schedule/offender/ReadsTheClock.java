package city.renewal.schedule.offender;

import java.time.LocalDate;

/** Must be rejected: reads the system clock. */
public class ReadsTheClock {
    public LocalDate today() {
        return LocalDate.now();
    }
}
