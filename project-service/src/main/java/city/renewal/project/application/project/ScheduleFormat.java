package city.renewal.project.application.project;

import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.schedulefile.ScheduleFile;
import java.util.List;

/** Reads schedule files of other programs. */
public interface ScheduleFormat {
    /** The result of parsing a file. */
    sealed interface ReadResult {
        record Parsed(ScheduleFile file) implements ReadResult {}

        record Unreadable(List<Fault> faults) implements ReadResult {
            public Unreadable {
                faults = List.copyOf(faults);
            }
        }
    }

    ReadResult read(byte[] file);
}
