package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lock");
    }

    /** Closing a second channel of the file would release the lock of the first. */
    @Test
    void anotherProcessCanLockItOnlyAfterItIsClosed() throws Exception {
        try (var _ = LockedFile.tryLock(file).orElseThrow()) {
            assertThat(LockedFile.tryLock(file)).isEmpty();
            assertThat(LockedFile.tryLock(folder.resolve("../" + folder.getFileName() + "/lock")))
                    .isEmpty();
            assertThat(isLockedByAnotherProcess()).isFalse();
        }
        assertThat(isLockedByAnotherProcess()).isTrue();
    }

    @Test
    void canBeLockedAgainAfterItIsClosed() throws IOException {
        var first = LockedFile.lock(file);
        first.close();
        first.close();

        try (var _ = LockedFile.lock(file)) {
            assertThat(LockedFile.tryLock(file)).isEmpty();
        }
    }

    @Test
    void waitingThreadsHoldItOneAtATime() throws Exception {
        var holders = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < 100; n++) {
                threads.submit(() -> {
                    try (var _ = LockedFile.lock(file)) {
                        most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                        Thread.yield();
                        holders.decrementAndGet();
                    }
                    return null;
                });
            }
        }
        assertThat(most).hasValue(1);
    }

    private boolean isLockedByAnotherProcess() throws IOException, InterruptedException {
        var classpath = Stream.of(LockedFile.class, Other.class)
                .map(type -> Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var exit = new ProcessBuilder(
                        Distribution.java().toString(), "-cp", classpath, Other.class.getName(), file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isIn(0, Other.REFUSED);
        return exit == 0;
    }

    /** Tries to lock the file once; the exit code says whether it succeeded. */
    static final class Other {
        private static final int REFUSED = 3;

        private Other() {}

        public static void main(String[] arguments) throws IOException {
            System.exit(LockedFile.tryLock(Path.of(arguments[0])).isPresent() ? 0 : REFUSED);
        }
    }
}
