package city.renewal.progress.application;

import java.util.List;
import java.util.Optional;

/** Keeps feeds, and of their addresses nothing but a hash. */
public interface Feeds {
    /** @return false when there is a feed with its id already; that one stays as it is */
    boolean keep(Feed feed, String tokenHash);

    Optional<Feed> withId(String feedId);

    Optional<Feed> find(String tokenHash);

    /** A person's own, the latest first. */
    List<Feed> of(String personId);

    /** @return false when the person has no such feed */
    boolean withdraw(String feedId, String personId);
}
