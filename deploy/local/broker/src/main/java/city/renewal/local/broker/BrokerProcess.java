package city.renewal.local.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker as a process: {@code --data FOLDER --port N}, until it is terminated. */
public final class BrokerProcess {

    private static final Logger ROOT = Logger.getLogger("");

    private BrokerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        // Kafka logs its whole configuration at INFO, several times; this log shows only what needs attention.
        ROOT.setLevel(Level.WARNING);
        var options = options(List.of(args));
        var broker = EmbeddedBroker.start(
                Path.of(options.getOrDefault("--data", "broker")),
                Integer.parseInt(options.getOrDefault("--port", "9092")));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
        System.out.println("broker: ready on " + broker.bootstrapServers());
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
