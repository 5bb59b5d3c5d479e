package city.renewal.local.launcher;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Understands what was typed and does it; answers the exit code. */
final class Commands {

    /** What a refusal's line begins with, on the way from a background launcher to the terminal. */
    static final String REFUSAL = "renewal: ";

    private static final String PASSWORD = "--password";
    private static final String TRACE = "RENEWAL_TRACE";
    private static final List<String> COMMANDS =
            List.of("up", "down", "status", "rebuild", "token", "alerts", "orders", "audit", "test", "bench", "help");
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOTHING_RUNS = 3;
    private static final int LISTS_DIFFER = 4;
    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_DEMO = "laoshan-2023";
    private static final String HELP = """
            ./renewal up      builds what is not built, starts everything, loads the demonstration; Ctrl-C ends it
                --detach          returns when all is well, and goes on in the background
                --data DIR        the platform's folder (default .renewal)
                --port N          where the gateway listens (default 8080)
                --listen ADDRESS  shows it to others too: 0.0.0.0, or one address of this machine; not encrypted, asks for a password
                --password TEXT   the password for that (or RENEWAL_PASSWORD); one is made and shown when it is left out
                --demo NAME       laoshan-2023 (default), others of deploy/demo, split by commas, 'all' or 'none'
                --clock TIME      'system', or a drill such as 2023-06-30T08:00+08:00 or 2023-06-30T08:00+08:00;x60
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

    private final Path root;
    private final Path workingFolder;
    private final Catalogue catalogue;
    private final Map<String, String> environment;
    private final List<String> relaunch;
    private final PrintStream out;

    /**
     * @param relaunch the command that starts this very program again, for the background
     */
    Commands(
            Path root,
            Path workingFolder,
            Catalogue catalogue,
            Map<String, String> environment,
            List<String> relaunch,
            PrintStream out) {
        this.root = root;
        this.workingFolder = workingFolder;
        this.catalogue = catalogue;
        this.environment = environment;
        this.relaunch = relaunch;
        this.out = out;
    }

    int run(List<String> typed) {
        try {
            var asksForHelp = typed.isEmpty() || typed.contains("--help") || typed.contains("-h");
            return asksForHelp
                    ? dispatch("help", List.of())
                    : dispatch(typed.getFirst(), typed.subList(1, typed.size()));
        } catch (Refused refusal) {
            System.err.println(REFUSAL + refusal.getMessage());
            return REFUSED;
        } catch (RuntimeException unforeseen) {
            if (environment.containsKey(TRACE)) {
                unforeseen.printStackTrace();
            }
            System.err.println(REFUSAL
                    + "this wasn't foreseen: %s; with %s=1 in the environment, it says where"
                            .formatted(unforeseen, TRACE));
            return REFUSED;
        }
    }

    private int dispatch(String command, List<String> typed) {
        return switch (command) {
            case "up" -> up(typed);
            case "down" -> down(typed);
            case "status" -> status(typed);
            case "token" -> token(typed);
            case "rebuild" -> rebuild(typed);
            case "audit" -> audit(typed);
            case "alerts" -> alerts(typed);
            case "orders" -> orders(typed);
            case "help" -> {
                out.println(HELP);
                yield DONE;
            }
            default ->
                throw new Refused("There is no command '%s'%s; './renewal help' explains them"
                        .formatted(command, Nearest.hintAmong(command, COMMANDS)));
        };
    }

    private int up(List<String> typed) {
        var arguments = Arguments.parse(
                        "up",
                        typed,
                        Set.of("--data", "--port", "--demo", "--clock", "--build", "--announce", "--listen", PASSWORD),
                        Set.of("--detach"))
                .expectNothingElse("up");
        arguments.value("--build").filter(word -> !word.equals("never")).ifPresent(word -> {
            throw new Refused("'--build %s' isn't known: it is 'never', or left out".formatted(word));
        });
        var wish = wish(arguments);
        var terminal = new Terminal(out);
        if (arguments.has("--detach")) {
            var background = new ArrayList<>(relaunch);
            background.add("up");
            background.addAll(Arguments.without(typed, Set.of("--detach"), Set.of(PASSWORD)));
            new Detached(wish.folder(), terminal, wish.reach().password()).start(background, password(arguments));
        } else {
            new Up(root, catalogue, environment, InstantSource.system(), terminal).runUntilTold(wish);
        }
        return DONE;
    }

    private Up.Wish wish(Arguments arguments) {
        var clock = arguments.value("--clock");
        clock.ifPresent(ClockSetting::parse);
        var folder = folder(arguments);
        return new Up.Wish(
                folder,
                reach(arguments, folder),
                port(arguments),
                clock,
                demos(arguments),
                arguments.value("--announce").map(Path::of));
    }

    /** With {@code --listen} the local issuer asks for a password; an external issuer has its own rules. */
    private Reach reach(Arguments arguments, DataFolder folder) {
        var reach = arguments.value("--listen").map(Reach::of).orElse(Reach.LOOPBACK);
        if (!reach.isOpen() && arguments.value(PASSWORD).isPresent()) {
            throw new Refused("'--password' goes with '--listen': on this machine alone, nobody is asked for one");
        }
        return reach.isOpen() && !hasForeignIssuer()
                ? reach.with(SignInPassword.of(folder, password(arguments)))
                : reach;
    }

    private Optional<String> password(Arguments arguments) {
        return arguments.value(PASSWORD).or(() -> Optional.ofNullable(environment.get(Detached.PASSWORD)));
    }

    private boolean hasForeignIssuer() {
        return !environment.getOrDefault("OIDC_ISSUER_URI", "").isBlank();
    }

    private static int port(Arguments arguments) {
        var text = arguments.value("--port").orElse(String.valueOf(DEFAULT_PORT));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new Refused("'--port %s' is no port: it is a number from 1 to 65535".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private List<String> demos(Arguments arguments) {
        var known = Demo.names(root.resolve("deploy/demo"));
        var foreignIssuer = hasForeignIssuer();
        var asked = arguments.value("--demo").orElse(foreignIssuer ? "none" : DEFAULT_DEMO);
        if (asked.equals("none")) {
            return List.of();
        }
        if (foreignIssuer) {
            throw new Refused(
                    "A demonstration is loaded with the embedded issuer's users; with OIDC_ISSUER_URI use '--demo none'");
        }
        if (asked.equals("all")) {
            return known;
        }
        var names = List.of(asked.split(",", -1));
        for (var name : names) {
            if (!known.contains(name)) {
                var words =
                        Stream.concat(known.stream(), Stream.of("all", "none")).toList();
                throw new Refused("There is no demonstration '%s'%s".formatted(name, Nearest.hintAmong(name, words)));
            }
        }
        return names;
    }

    private int down(List<String> typed) {
        var folder = folder(
                Arguments.parse("down", typed, Set.of("--data"), Set.of()).expectNothingElse("down"));
        var ended = Files.isDirectory(folder.path()) && Down.endPlatformOf(folder);
        out.println(ended ? "Ended the platform on " + folder.path() : nothingRuns(folder));
        return DONE;
    }

    private int status(List<String> typed) {
        var arguments = Arguments.parse("status", typed, Set.of("--data"), Set.of("--json"))
                .expectNothingElse("status");
        var folder = folder(arguments);
        var status = Status.of(folder);
        if (arguments.has("--json")) {
            out.println(status.map(Status::json).orElse("{\"gateway\": null, \"processes\": []}"));
        } else {
            out.println(status.map(Status::table).orElseGet(() -> nothingRuns(folder)));
        }
        return status.isPresent() ? DONE : NOTHING_RUNS;
    }

    private int token(List<String> typed) {
        var arguments = Arguments.parse("token", typed, Set.of("--data"), Set.of());
        if (arguments.rest().isEmpty()) {
            throw new Refused("'token' needs a demonstration user; there are: " + Tokens.USERS);
        }
        if (arguments.rest().size() > 1) {
            throw new Refused("'token' doesn't know what to do with '%s'"
                    .formatted(arguments.rest().get(1)));
        }
        var user = arguments.rest().getFirst();
        Tokens.expectUser(user);
        out.println(tokens(folder(arguments)).tokenOf(user));
        return DONE;
    }

    private static Tokens tokens(DataFolder folder) {
        var record = running(folder);
        var issuer = record.entries().stream()
                .filter(entry -> entry.name().equals("issuer"))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "The platform on '%s' has another issuer than ours (OIDC_ISSUER_URI); ask that one for tokens"
                                .formatted(folder.path())));
        return new Tokens(folder, record.host(), issuer.port());
    }

    private static RunRecord running(DataFolder folder) {
        return RunRecord.in(folder)
                .filter(RunRecord::isAnybodyAlive)
                .orElseThrow(() ->
                        new Refused("%s; './renewal up' starts a platform, and --data names the folder of another one"
                                .formatted(nothingRuns(folder))));
    }

    private static String nothingRuns(DataFolder folder) {
        return "Nothing runs on %s%s"
                .formatted(folder.path(), Files.isDirectory(folder.path()) ? "" : ": there is no such folder");
    }

    private int audit(List<String> typed) {
        var arguments =
                Arguments.parse("audit", typed, Set.of("--data"), Set.of()).expectNothingElse("audit");
        var projects = new KnownProjects(doorFor("commander", arguments));
        var audit = AlertAudit.read(doorFor("admin", arguments).get("/api/v1/alerts/audit"), projects::named);
        out.println(audit.text());
        return audit.isGood() ? DONE : REFUSED;
    }

    private int alerts(List<String> typed) {
        return new AlertCommands((user, arguments) -> new Alerts(doorFor(user, arguments), out)).run(typed);
    }

    private int orders(List<String> typed) {
        return new OrderCommands((user, arguments) -> new Orders(doorFor(user, arguments), out), workingFolder)
                .run(typed);
    }

    private FrontDoor doorFor(String user, Arguments arguments) {
        var folder = folder(arguments);
        var token = tokens(folder).tokenOf(arguments.value("--as").orElse(user));
        return new FrontDoor(Status.of(folder).map(Status::gateway).orElseThrow(), token);
    }

    private int rebuild(List<String> typed) {
        var arguments = Arguments.parse("rebuild", typed, Set.of("--data"), Set.of("--switch"))
                .expectNothingElse("rebuild");
        var folder = folder(arguments);
        var isEqual =
                new Rebuild(folder, running(folder), out).run(arguments.has("--switch") ? "{\"switch\": true}" : "{}");
        return isEqual ? DONE : LISTS_DIFFER;
    }

    private DataFolder folder(Arguments arguments) {
        var named = arguments.value("--data");
        if (named.filter(String::isBlank).isPresent()) {
            throw new Refused("'--data' needs the name of a folder");
        }
        return DataFolder.of(named.map(workingFolder::resolve).orElse(root.resolve(".renewal")));
    }
}
