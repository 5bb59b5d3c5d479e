package city.renewal.project.adapter.mpxj;

import city.renewal.project.application.project.ScheduleFormat;
import city.renewal.project.domain.project.Fault;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads schedule files with MPXJ. Each file is read in its own thread. A file that takes too long, or overflows the
 * thread's stack, is refused and affects no other request. Files are read one at a time, and the next begins only after
 * that thread has ended, so the heap holds the objects of one file.
 */
public final class MpxjScheduleFormat implements ScheduleFormat {
    private static final Logger LOG = LoggerFactory.getLogger(MpxjScheduleFormat.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore reader = new Semaphore(1);

    @Override
    public ReadResult read(byte[] file) {
        return switch (ScheduleFileCheck.check(file)) {
            case ScheduleFileCheck.Result.Refused(var message) -> refused(message);
            case ScheduleFileCheck.Result.Kind(var kind) -> read(kind, file);
        };
    }

    private ReadResult read(ScheduleFileKind kind, byte[] file) {
        var task = new FutureTask<>(() -> taken(kind, file));
        try {
            if (!reader.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return refused("waits behind others that are being read; send it again");
            }
            Thread.ofPlatform().daemon().name("schedule-file").start(() -> {
                try {
                    task.run();
                } finally {
                    reader.release();
                }
            });
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (isAboutAPassword(e.getCause())) {
                return refused("is protected by a password: save it without one and send it again");
            }
            LOG.debug("A {} file of {} bytes was refused: {}", kind, file.length, e.toString());
            return refused("cannot be read as %s: it is damaged, or of a version that is not known".formatted(kind));
        } catch (TimeoutException e) {
            task.cancel(true);
            return refused("takes longer to read than %d seconds".formatted(PATIENCE.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("was not read: the service stops");
        }
    }

    /** The library reports a password in the message of an exception somewhere in the cause chain. */
    private static boolean isAboutAPassword(@Nullable Throwable thrown) {
        int depth = 0;
        for (var cause = thrown; cause != null && depth < 10; cause = cause.getCause()) {
            depth++;
            if (String.valueOf(cause.getMessage()).startsWith(MPXJException.PASSWORD_PROTECTED)) {
                return true;
            }
        }
        return false;
    }

    private static ReadResult taken(ScheduleFileKind kind, byte[] file) throws MPXJException {
        var projects = kind.read(file, new ByteArrayInputStream(file)).stream()
                .filter(project -> !project.getTasks().isEmpty())
                .toList();
        if (projects.size() > 1) {
            return refused(
                    "has %d projects (%s): save one of them by itself".formatted(projects.size(), names(projects)));
        }
        return projects.isEmpty() ? refused("has no tasks") : new ScheduleFileReader(kind, projects.getFirst()).read();
    }

    private static String names(List<ProjectFile> projects) {
        return String.join(
                ", ",
                projects.stream()
                        .limit(10)
                        .map(project -> ScheduleFileReader.name(project.getProjectProperties()))
                        .toList());
    }

    static ReadResult refused(String message) {
        return new ReadResult.Unreadable(List.of(new Fault("file", message)));
    }
}
