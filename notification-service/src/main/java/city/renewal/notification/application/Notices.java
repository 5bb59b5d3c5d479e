package city.renewal.notification.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the platform has to tell its administrators: they stand in their inbox, above the messages. */
public interface Notices {
    /** One of them, in Chinese with the English beside it; one administrator's reading counts for all. */
    record Notice(
            String noticeId,
            String text,
            String textEn,
            Instant at,
            @Nullable Instant readAt) {}

    /** Keeps it; what has that id already stays as it is. */
    void post(Notice notice);

    /** The newest first. */
    List<Notice> newest(int limit);

    long unread();

    /** The first reading stays. */
    Optional<Notice> read(String noticeId, Instant now);
}
