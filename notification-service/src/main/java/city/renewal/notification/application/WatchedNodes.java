package city.renewal.notification.application;

import city.renewal.notification.domain.WatchedNode;
import java.util.Collection;
import java.util.List;

/** What is known of the nodes' standing. */
public interface WatchedNodes {
    /** @param keys see {@link WatchedNode#key} */
    List<WatchedNode> loadAll(Collection<String> keys);

    /** Stores each unless something newer is stored already. */
    void saveAll(Collection<WatchedNode> nodes);

    /** A page of those that are overdue, in the order of their keys. */
    List<WatchedNode> overdue(String afterKey, int limit);
}
