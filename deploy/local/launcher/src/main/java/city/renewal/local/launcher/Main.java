package city.renewal.local.launcher;

import city.renewal.local.launcher.Distribution.AotMode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The main class of the script {@code ./renewal}; {@code -Drenewal.root} is the checkout. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var root = Path.of(System.getProperty("renewal.root", "."))
                .toAbsolutePath()
                .normalize();
        var relaunch = List.of(
                Distribution.java().toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Drenewal.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        var code = new Commands(
                        root,
                        Path.of("").toAbsolutePath(),
                        new RenewalProcesses(AotMode.USE),
                        System.getenv(),
                        relaunch,
                        new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run(List.of(args));
        System.exit(code);
    }
}
