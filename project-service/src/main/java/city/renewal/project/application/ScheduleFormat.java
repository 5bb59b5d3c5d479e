package city.renewal.project.application;

import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.schedulefile.ScheduleFile;
import java.util.List;

/** Reads schedules that other programs wrote. */
public interface ScheduleFormat {
    /** What came of reading a file. */
    sealed interface Reading {
        record Read(ScheduleFile file) implements Reading {}

        record Unreadable(List<Fault> faults) implements Reading {
            public Unreadable {
                faults = List.copyOf(faults);
            }
        }
    }

    Reading read(byte[] file);
}
