package city.renewal.starter.aggregate;

import java.util.List;

/**
 * An aggregate as it was read.
 *
 * @param version counts writes; what a compare-and-set compares, and the resource's ETag
 * @param sequence number of the last fact decided, counted within the aggregate
 * @param handled the last commands that had an effect, so that a repetition has none
 */
public record Stored<S>(String id, long version, long sequence, S state, List<HandledCommand> handled) {
    public boolean hasHandled(String commandId) {
        return handled.stream().anyMatch(command -> command.id().equals(commandId));
    }
}
