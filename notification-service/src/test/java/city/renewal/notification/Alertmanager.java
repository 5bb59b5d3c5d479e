package city.renewal.notification;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Debian's {@code prometheus-alertmanager}, as a process beside. */
record Alertmanager(Process process, URI api, HttpClient http) {
    static @Nullable Alertmanager start(Path folder, String webhook) throws Exception {
        var program = Path.of("/usr/bin/prometheus-alertmanager");
        if (!Files.isExecutable(program)) {
            return null;
        }
        var config = Files.writeString(folder.resolve("alertmanager.yml"), """
                route:
                  receiver: bench
                  group_by: [project]
                  group_wait: 1s
                  group_interval: 1s
                  repeat_interval: 4h
                receivers:
                - name: bench
                  webhook_configs:
                  - url: %s
                    send_resolved: false
                """.formatted(webhook));
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("alertmanager-" + port),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var other = new Alertmanager(
                process, URI.create("http://127.0.0.1:%d".formatted(port)), HttpClient.newHttpClient());
        other.awaitReady();
        return other;
    }

    private void awaitReady() throws InterruptedException {
        for (var attempt = 0; attempt < 300; attempt++) {
            try {
                if (http.send(HttpRequest.newBuilder(api.resolve("/-/ready")).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("prometheus-alertmanager is not ready after 30 s");
    }

    /** As Prometheus sends them: sixty-four at once. */
    void push(int round, int from, int to) throws Exception {
        var body = new StringBuilder("[");
        for (var i = from; i < to; i++) {
            body.append(i == from ? "" : ",").append("""
                            {"labels":{"alertname":"OVERDUE","severity":"critical","project":"p%d-%d","node":"bench-%d-%d-%d",\
                            "owner":"p-owner%d","unit":"u1","area":"370212001"},"annotations":{"summary":"节点逾期"}}""".formatted(
                            round,
                            i / AlertsBench.NODES,
                            round,
                            i / AlertsBench.NODES,
                            i % AlertsBench.NODES,
                            i / AlertsBench.NODES % 500));
        }
        var request = HttpRequest.newBuilder(api.resolve("/api/v2/alerts"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.append("]").toString()))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
