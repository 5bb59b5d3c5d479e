package city.renewal.project.domain.project;

import city.renewal.events.ProjectEvent;
import java.util.List;

/** The decision on a command: the resulting events, or the reason for the refusal. */
public sealed interface Decision {
    record Accepted(List<ProjectEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Reason reason, String message, List<Fault> faults) implements Decision {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }

    static Decision accepted(ProjectEvent event) {
        return new Accepted(List.of(event));
    }

    static Rejected rejected(Reason reason, String message) {
        return new Rejected(reason, message, List.of());
    }

    static Rejected invalid(List<Fault> faults) {
        var message = faults.size() == 1
                ? faults.getFirst().field() + ": " + faults.getFirst().message()
                : "%d fields are not as expected".formatted(faults.size());
        return new Rejected(Reason.INVALID, message, faults);
    }

    static Rejected invalid(String field, String message) {
        return invalid(List.of(new Fault(field, message)));
    }
}
