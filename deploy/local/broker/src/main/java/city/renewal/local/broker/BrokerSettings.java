package city.renewal.local.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Kafka's configuration: one node that is broker and controller, on loopback, sized for one district. */
record BrokerSettings(Path folder, int port, int controllerPort) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    Properties properties() {
        var all = new Properties();
        identity(all);
        oneReplica(all);
        smallMemory(all);
        quickStart(all);
        return all;
    }

    private void identity(Properties all) {
        all.put("process.roles", "broker,controller");
        all.put("node.id", String.valueOf(NODE_ID));
        all.put("controller.listener.names", CONTROLLER_LISTENER);
        all.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort));
        all.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER_LISTENER, controllerPort));
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        all.put("log.dirs", folder.toAbsolutePath().toString());
    }

    private static void oneReplica(Properties all) {
        all.put("num.partitions", "6");
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void smallMemory(Properties all) {
        all.put("num.network.threads", "1");
        all.put("num.io.threads", "2");
        all.put("background.threads", "2");
        all.put("num.replica.fetchers", "1");
        all.put("num.recovery.threads.per.data.dir", "1");
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("log.cleaner.io.buffer.size", "65536");
        all.put("log.segment.bytes", "33554432");
        all.put("log.index.size.max.bytes", "1048576");
        all.put("socket.request.max.bytes", "33554432");
        all.put("queued.max.requests", "64");
    }

    /** No waiting for other members or voters: a single node has none. */
    private static void quickStart(Properties all) {
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("controller.quorum.election.timeout.ms", "200");
        all.put("controller.quorum.election.backoff.max.ms", "200");
        all.put("broker.heartbeat.interval.ms", "200");
        // After a kill the controller registers the broker again only when its former session has timed out.
        all.put("broker.session.timeout.ms", "2000");
    }
}
