package city.renewal.schedule.offender;

import java.nio.file.Files;
import java.nio.file.Path;

/** Must be rejected: accesses files. */
public class ReadsTheDisk {
    public boolean exists(String name) {
        return Files.exists(Path.of(name));
    }
}
