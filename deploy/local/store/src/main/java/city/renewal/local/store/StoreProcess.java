package city.renewal.local.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The store as a process: {@code --data FILE --port N}, until it is terminated. {@code --segment BYTES} sets the size
 * from which on one of its files gets no more records.
 */
public final class StoreProcess {

    private static final Logger ROOT = Logger.getLogger("");

    /** The exit code when the file can't be written any more. */
    static final int FILE_BROKEN = 74;

    private StoreProcess() {}

    public static void main(String[] args) throws InterruptedException {
        // The server logs every connection at INFO; this log shows only what needs attention.
        ROOT.setLevel(Level.WARNING);
        var options = options(List.of(args));
        var store = EmbeddedStore.durable(
                Path.of(options.getOrDefault("--data", "store.mv")),
                Integer.parseInt(options.getOrDefault("--port", "27017")),
                Long.parseLong(options.getOrDefault("--segment", String.valueOf(DocumentLog.SEGMENT_BYTES))),
                // The supervisor restarts the process, which continues from the last commit.
                () -> Runtime.getRuntime().halt(FILE_BROKEN),
                step -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close-store"));
        System.out.println("store: ready on " + store.uri());
        Thread.currentThread().join();
    }

    private static Map<String, String> options(List<String> args) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        return options;
    }
}
