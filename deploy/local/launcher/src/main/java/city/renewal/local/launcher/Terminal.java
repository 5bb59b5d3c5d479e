package city.renewal.local.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** What the person at the terminal reads: what goes on, and how long it has been going on. */
final class Terminal {

    private final PrintStream out;
    private final long began;

    Terminal(PrintStream out) {
        this.out = out;
        this.began = System.nanoTime();
    }

    /** The same terminal, counting its seconds from now. */
    Terminal fromNow() {
        return new Terminal(out);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A step, with the seconds since the start. */
    void step(String what) {
        say(String.format(Locale.ROOT, "  %5.1f s  %s", seconds(), what));
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
