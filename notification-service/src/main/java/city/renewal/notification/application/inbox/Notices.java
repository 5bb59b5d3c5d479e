package city.renewal.notification.application.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices from the platform to its administrators, shown in their inbox above the messages. */
public interface Notices {
    /** One of them, in Chinese with the English beside it; one administrator's reading counts for all. */
    record Notice(
            String noticeId,
            String text,
            String textEn,
            Instant at,
            @Nullable Instant readAt) {}

    /**
     * Keeps it; what has that id already stays as it is.
     *
     * @param areas which it is about; empty: all, and then only administrators without areas read it
     */
    void post(Notice notice, Collection<String> areas);

    /**
     * The newest first.
     *
     * @param areas only those that one of them covers wholly; empty: all
     */
    List<Notice> newest(Set<String> areas, int limit);

    long unread(Set<String> areas);

    /** The first reading stays. Empty when there is none that one of the areas covers. */
    Optional<Notice> read(String noticeId, Set<String> areas, Instant now);
}
