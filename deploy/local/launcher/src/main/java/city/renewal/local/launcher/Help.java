package city.renewal.local.launcher;

import java.util.stream.Collectors;

/** What {@code ./renewal help} and {@code --help} print. */
final class Help {

    /** Every command with its options. */
    static final String OVERVIEW = """
            ./renewal up      builds what is not built, starts everything, loads the demonstration; Ctrl-C ends it
                --detach          returns when all is well, and goes on in the background
                --data DIR        the platform's folder (default .renewal)
                --port N          where the gateway listens (default 8080)
                --listen ADDRESS  shows it to others too: 0.0.0.0, or one address of this machine; not encrypted, asks for a password
                --password TEXT   the password for that (or RENEWAL_PASSWORD); one is made and shown when it is left out
                --demo NAME       laoshan-2023 (default), others of deploy/demo, split by commas, 'all' or 'none'
                --clock TIME      'system', or a drill such as 2023-06-30T08:00+08:00 or 2023-06-30T08:00+08:00;x60
                --store NAME      embedded, or mongod: runs the one of RENEWAL_MONGOD or the PATH; else what the data were made with, or mongod if there is one
                --build never     starts what was built before
            ./renewal down    ends everything                                  (--data DIR)
            ./renewal status  how every process is                             (--data DIR, --json)
            ./renewal rebuild  folds all facts again beside the live lists and compares them, row by row  (--data DIR)
                --switch          and makes the rebuilt lists the live ones
            ./renewal token USER  a bearer token for a demonstration user      (--data DIR)
            ./renewal alerts  what is open                                     (--project ID, --as USER, --data DIR)
                explain ID        who was told or not, when and by which rule
                acknowledge ID    answers it, as --as USER (default owner)     (--note TEXT)
                silence           holds a project's alerts back                (--project ID, --until TIME, --reason TEXT)
            ./renewal orders  supervision orders that are not filed yet        (--project ID, --as USER, --data DIR)
                show ID           what it says and what became of it
                paper ID          the page that offices file               (--out FILE)
                issue             gives a unit an order (--project, --node, --unit, --colour, --matter, --basis, --demand, --days)
                answer ID         the unit's answer, as --as USER (default unit)        (--text TEXT)
                return ID         sends the answer back, as supervisor                  (--reason TEXT, --days N)
                close ID          files it                                              (--note TEXT)
            ./renewal audit   whether every overdue node has its alert, every alert somebody (--data DIR)
            ./renewal test    the whole build with every test
            ./renewal bench   measures the platform""";

    private static final String COMMAND = "./renewal ";

    private Help() {}

    /** A command with its options; the overview if there is no such command. */
    static String of(String command) {
        var found = OVERVIEW.lines()
                .dropWhile(line -> !line.startsWith(COMMAND + command + " "))
                .toList();
        return found.isEmpty()
                ? OVERVIEW
                : found.stream()
                        .skip(1)
                        .takeWhile(line -> !line.startsWith(COMMAND))
                        .map(line -> System.lineSeparator() + line)
                        .collect(Collectors.joining("", found.getFirst(), ""));
    }
}
