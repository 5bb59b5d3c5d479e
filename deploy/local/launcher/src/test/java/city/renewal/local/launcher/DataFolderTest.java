package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path path;

    @Test
    void holdsAnUnreferencedLockUntilItIsReleased() throws InterruptedException {
        var folder = DataFolder.of(path);
        folder.create();
        assertThat(folder.tryLock()).isPresent();

        for (int n = 0; n < 10; n++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(folder.tryLock()).isEmpty();
        }
    }

    @Test
    void aReleasedLockCanBeTakenAgain() {
        var folder = DataFolder.of(path);
        folder.create();

        folder.tryLock().orElseThrow().close();

        assertThat(folder.tryLock()).isPresent();
    }
}
