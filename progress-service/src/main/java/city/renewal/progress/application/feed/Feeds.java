package city.renewal.progress.application.feed;

import java.util.List;
import java.util.Optional;

/** Stores feeds; their secrets are stored only as hashes. */
public interface Feeds {
    /** @return false when a feed with this id exists already; it stays unchanged */
    boolean saveIfAbsent(Feed feed, String tokenHash);

    Optional<Feed> withId(String feedId);

    Optional<Feed> find(String tokenHash);

    /** The feeds of a person, the latest first. */
    List<Feed> of(String personId);

    /** @return false when the person has no such feed */
    boolean withdraw(String feedId, String personId);
}
