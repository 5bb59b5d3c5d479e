package city.renewal.starter.aggregate;

import java.util.List;

/**
 * An aggregate as it was read.
 *
 * @param version number of writes; compared by the compare-and-set, and the resource's ETag
 * @param sequence number of the aggregate's last fact
 * @param handled the most recent commands that had an effect, for dedup
 */
public record StoredAggregate<S>(String id, long version, long sequence, S state, List<HandledCommand> handled) {
    public boolean hasHandled(String commandId) {
        return handled.stream().anyMatch(command -> command.id().equals(commandId));
    }
}
