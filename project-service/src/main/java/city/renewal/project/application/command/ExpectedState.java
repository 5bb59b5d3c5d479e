package city.renewal.project.application.command;

import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.StoredAggregate;
import org.jspecify.annotations.Nullable;

/** The state that a caller expects an aggregate to have before it is replaced as a whole: an optimistic lock. */
public sealed interface ExpectedState {
    /** The version of the platform's default, which applies until a value is stored. */
    long NOTHING_SET = 0;

    /** It exists and has this version. */
    record Version(long version) implements ExpectedState {}

    /** It exists, in any version. */
    record Present() implements ExpectedState {}

    /** It does not exist. */
    record Absent() implements ExpectedState {}

    /** The caller stated nothing. This allows a create, but not a replacement. */
    record Unspecified() implements ExpectedState {}

    /** The refusal if the stored state does not match; null if it matches. */
    default Outcome.@Nullable Refused<?> refusal(String id, @Nullable StoredAggregate<?> stored) {
        return switch (this) {
            case Version(var version)
            when stored == null && version != NOTHING_SET ->
                stale("Expected version %d, but there is no '%s' yet".formatted(version, id));
            case Version(var version)
            when stored != null && version != stored.version() ->
                stale("Expected version %d, but '%s' is at %d: somebody changed it meanwhile"
                        .formatted(version, id, stored.version()));
            case Present _ when stored == null -> stale("There is no '%s' yet".formatted(id));
            case Absent _ when stored != null -> stale("'%s' is there already".formatted(id));
            case Unspecified _
            when stored != null ->
                Outcome.refused(
                        Reason.PRECONDITION_REQUIRED, "Send If-Match with the ETag that your change was made from");
            case Version _, Present _, Absent _, Unspecified _ -> null;
        };
    }

    private static Outcome.Refused<?> stale(String message) {
        return Outcome.refused(Reason.STALE_VERSION, message);
    }
}
