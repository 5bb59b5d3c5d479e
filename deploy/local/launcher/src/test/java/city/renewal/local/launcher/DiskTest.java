package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndMeasuresItsDisk() {
        Disk.requireFreeSpace(folder.resolve("data"), 1);

        assertThat(folder.resolve("data")).isDirectory();
        assertThatThrownBy(() -> Disk.requireFreeSpace(folder.resolve("data"), Long.MAX_VALUE))
                .hasMessageContaining("the platform needs " + Long.MAX_VALUE + " MB");
    }

    @Test
    void givesTheReasonOfAFailure() {
        assertThat(Disk.failure("use the folder", Path.of("data"), new IOException("Mount point not found")))
                .hasMessage("Couldn't use the folder 'data': Mount point not found");
        assertThat(Disk.failure("lock", Path.of("data"), new NoSuchFileException("data")))
                .hasMessage("Couldn't lock 'data': no such file");
    }
}
