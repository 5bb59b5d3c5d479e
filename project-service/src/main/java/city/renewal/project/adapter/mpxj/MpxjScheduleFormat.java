package city.renewal.project.adapter.mpxj;

import city.renewal.project.application.ScheduleFormat;
import city.renewal.project.domain.project.Fault;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedule files through MPXJ. A file is read in a thread of its own, so that one which takes too long, or nests so deep that
 * the thread's stack ends, costs its sender an answer and nobody else anything; two are read at a time.
 */
public final class MpxjScheduleFormat implements ScheduleFormat {
    private static final Logger LOG = LoggerFactory.getLogger(MpxjScheduleFormat.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore readers = new Semaphore(2);

    @Override
    public Reading read(byte[] file) {
        return switch (ScheduleFileCheck.check(file)) {
            case ScheduleFileCheck.Result.Refused(var message) -> refused(message);
            case ScheduleFileCheck.Result.Kind(var kind) -> read(kind, file);
        };
    }

    private Reading read(ScheduleFileKind kind, byte[] file) {
        var task = new FutureTask<>(() -> taken(kind, file));
        try {
            if (!readers.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return refused("waits behind others that are being read; send it again");
            }
            try {
                Thread.ofPlatform().daemon().name("schedule-file").start(task);
                return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } finally {
                readers.release();
            }
        } catch (ExecutionException e) {
            LOG.info("A {} file of {} bytes was refused; its sender was told so", kind, file.length, e.getCause());
            return refused("cannot be read as %s: it is damaged, or of a version that is not known".formatted(kind));
        } catch (TimeoutException e) {
            task.cancel(true);
            return refused("takes longer to read than %d seconds".formatted(PATIENCE.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("was not read: the service stops");
        }
    }

    private static Reading taken(ScheduleFileKind kind, byte[] file) throws MPXJException {
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

    static Reading refused(String message) {
        return new Reading.Unreadable(List.of(new Fault("file", message)));
    }
}
