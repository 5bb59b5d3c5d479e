package city.renewal.notification;

import city.renewal.local.store.StoreProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The store of a benchmark: that of {@code MONGODB_URI}, or the embedded one in a process of its own. */
record StoreBeside(@Nullable Process process, String uri) implements AutoCloseable {
    static StoreBeside start(Path folder) throws IOException {
        var named = System.getenv("MONGODB_URI");
        if (named != null && !named.isBlank()) {
            return new StoreBeside(null, named);
        }
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx10g",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        "--data",
                        folder.resolve("store").toString(),
                        "--port",
                        "0")
                .redirectError(folder.resolve("store.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        // It says nothing more after that.
        var ready = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (ready == null) {
            throw new IOException("The store did not start: " + folder.resolve("store.log"));
        }
        return new StoreBeside(process, ready.substring(ready.indexOf("mongodb://")) + "/bench");
    }

    String name() {
        return process == null ? "that of MONGODB_URI" : "the embedded one, durable, in a process of its own";
    }

    /** Processor time since its start; nothing for one that runs elsewhere. */
    Duration processorTime() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
