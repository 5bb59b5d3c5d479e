package city.renewal.local.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** The output to the user, with the time since the start. */
final class Terminal {

    private final PrintStream out;
    private final long startNanos;

    Terminal(PrintStream out) {
        this.out = out;
        this.startNanos = System.nanoTime();
    }

    /** The same terminal with a timer that starts now. */
    Terminal withRestartedTimer() {
        return new Terminal(out);
    }

    void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a step with the seconds since the start. */
    void step(String what) {
        print(String.format(Locale.ROOT, "  %5.1f s  %s", seconds(), what));
    }

    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
