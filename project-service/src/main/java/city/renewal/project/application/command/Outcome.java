package city.renewal.project.application.command;

import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;

/** The result of a command: the aggregate's new state, or the reason for the refusal. */
public sealed interface Outcome<S> {
    record Done<S>(String id, long version, S state) implements Outcome<S> {
        public static <S> Done<S> of(StoredAggregate<S> stored) {
            return new Done<>(stored.id(), stored.version(), stored.state());
        }
    }

    record Refused<S>(Reason reason, String message, List<Fault> faults) implements Outcome<S> {
        public Refused {
            faults = List.copyOf(faults);
        }

        public static <S> Refused<S> of(Decision.Rejected rejected) {
            return new Refused<>(rejected.reason(), rejected.message(), rejected.faults());
        }
    }

    static <S> Refused<S> refused(Reason reason, String message) {
        return new Refused<>(reason, message, List.of());
    }

    static <S> Refused<S> notFound(String what, String id) {
        return refused(Reason.NOT_FOUND, "There is no %s '%s'".formatted(what, id));
    }

    static <S> Refused<S> forbidden(String message) {
        return refused(Reason.FORBIDDEN, message);
    }

    /** @param fault the field that exceeds the caller's rights */
    static <S> Refused<S> forbidden(String message, Fault fault) {
        return new Refused<>(Reason.FORBIDDEN, message, List.of(fault));
    }
}
