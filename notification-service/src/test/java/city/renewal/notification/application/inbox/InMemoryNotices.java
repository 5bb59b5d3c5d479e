package city.renewal.notification.application.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** So many unread notices, whatever the areas. */
final class InMemoryNotices implements Notices {
    long unread;

    @Override
    public void post(Notice notice, Collection<String> areas) {
        unread++;
    }

    @Override
    public List<Notice> newest(Set<String> areas, int limit) {
        return List.of();
    }

    @Override
    public long unread(Set<String> areas) {
        return unread;
    }

    @Override
    public Optional<Notice> read(String noticeId, Set<String> areas, Instant now) {
        return Optional.empty();
    }
}
