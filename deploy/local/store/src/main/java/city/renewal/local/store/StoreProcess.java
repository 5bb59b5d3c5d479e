package city.renewal.local.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The store as a process of its own: {@code --data FILE --port N}, until it is told to end; {@code --checkpoint BYTES} takes
 * what the log has into the file at so many, and not when that is best for this process's heap.
 */
public final class StoreProcess {

    private static final Logger ROOT = Logger.getLogger("");

    /** The exit code when the file can't be written any more. */
    static final int FILE_BROKEN = 74;

    private StoreProcess() {}

    public static void main(String[] args) throws InterruptedException {
        // The server tells of every connection at INFO: the log should show what needs somebody.
        ROOT.setLevel(Level.WARNING);
        var options = options(List.of(args));
        var store = EmbeddedStore.durable(
                Path.of(options.getOrDefault("--data", "store.mv")),
                Integer.parseInt(options.getOrDefault("--port", "27017")),
                limits(options),
                // Whoever watches over this process starts it again, from what was committed.
                () -> Runtime.getRuntime().halt(FILE_BROKEN),
                moment -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close-store"));
        System.out.println("store: ready on " + store.uri());
        Thread.currentThread().join();
    }

    private static DurableFile.Limits limits(Map<String, String> options) {
        var bytes = options.get("--checkpoint");
        return bytes == null
                ? DurableFile.Limits.ofThisProcess()
                : new DurableFile.Limits(Long.parseLong(bytes), Integer.parseInt(bytes));
    }

    private static Map<String, String> options(List<String> args) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        return options;
    }
}
