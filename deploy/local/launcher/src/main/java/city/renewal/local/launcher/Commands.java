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

/** Parses the command line, runs the command and returns the exit code. */
final class Commands {

    /** The prefix of an error message's line, by which it is recognized in a background launcher's output. */
    static final String ERROR_PREFIX = "renewal: ";

    private static final String PASSWORD = "--password";
    private static final String TRACE = "RENEWAL_TRACE";
    private static final List<String> COMMANDS =
            List.of("up", "down", "status", "rebuild", "token", "alerts", "orders", "audit", "test", "bench", "help");
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int NOTHING_RUNS = 3;
    private static final int LISTS_DIFFER = 4;
    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_DEMO = "laoshan-2023";

    private final Path root;
    private final Path workingFolder;
    private final ProcessCatalogue catalogue;
    private final Map<String, String> environment;
    private final List<String> relaunch;
    private final PrintStream out;

    /** @param relaunch the command line that starts this program again in the background */
    Commands(
            Path root,
            Path workingFolder,
            ProcessCatalogue catalogue,
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

    int run(List<String> args) {
        try {
            var asksForHelp = args.isEmpty() || args.contains("--help") || args.contains("-h");
            if (asksForHelp) {
                var namesCommand = !args.isEmpty() && !args.getFirst().startsWith("-");
                return dispatch("help", namesCommand ? args.subList(0, 1) : List.of());
            }
            return dispatch(args.getFirst(), args.subList(1, args.size()));
        } catch (CommandException failure) {
            System.err.println(ERROR_PREFIX + failure.getMessage());
            return FAILED;
        } catch (RuntimeException unforeseen) {
            if (environment.containsKey(TRACE)) {
                unforeseen.printStackTrace();
            }
            System.err.println(ERROR_PREFIX
                    + "this wasn't foreseen: %s; with %s=1 in the environment, it says where"
                            .formatted(unforeseen, TRACE));
            return FAILED;
        }
    }

    private int dispatch(String command, List<String> args) {
        return switch (command) {
            case "up" -> up(args);
            case "down" -> down(args);
            case "status" -> status(args);
            case "token" -> token(args);
            case "rebuild" -> rebuild(args);
            case "audit" -> audit(args);
            case "alerts" -> alerts(args);
            case "orders" -> orders(args);
            case "help" -> {
                out.println(args.isEmpty() ? Help.OVERVIEW : Help.of(args.getFirst()));
                yield OK;
            }
            default ->
                throw new CommandException("There is no command '%s'%s; './renewal help' explains them"
                        .formatted(command, Suggestions.suggestionOrChoices(command, COMMANDS)));
        };
    }

    private int up(List<String> args) {
        var arguments = Arguments.parse(
                        "up",
                        args,
                        Set.of(
                                "--data",
                                "--port",
                                "--demo",
                                "--clock",
                                "--build",
                                "--announce",
                                "--listen",
                                "--store",
                                PASSWORD),
                        Set.of("--detach"))
                .requireNoPositional("up");
        arguments.value("--build").filter(word -> !word.equals("never")).ifPresent(word -> {
            throw new CommandException("'--build %s' isn't known: it is 'never', or left out".formatted(word));
        });
        var upOptions = upOptions(arguments);
        var terminal = new Terminal(out);
        if (arguments.hasFlag("--detach")) {
            var background = new ArrayList<>(relaunch);
            background.add("up");
            background.addAll(Arguments.without(args, Set.of("--detach"), Set.of(PASSWORD)));
            new BackgroundLauncher(
                            upOptions.folder(), terminal, upOptions.listen().password())
                    .start(background, password(arguments));
        } else {
            new UpCommand(root, catalogue, environment, InstantSource.system(), terminal)
                    .runUntilInterrupted(upOptions);
        }
        return OK;
    }

    private UpCommand.Options upOptions(Arguments arguments) {
        var clock = arguments.value("--clock");
        clock.ifPresent(ClockSetting::parse);
        var folder = folder(arguments);
        return new UpCommand.Options(
                folder,
                listenSettings(arguments, folder),
                port(arguments),
                clock,
                arguments.value("--store"),
                demos(arguments),
                arguments.value("--announce").map(Path::of));
    }

    /** With {@code --listen} the local issuer requires a password; an external issuer has its own rules. */
    private ListenSettings listenSettings(Arguments arguments, DataFolder folder) {
        var listenSettings = arguments.value("--listen").map(ListenSettings::of).orElse(ListenSettings.LOOPBACK);
        if (!listenSettings.isPublic() && arguments.value(PASSWORD).isPresent()) {
            throw new CommandException(
                    "'--password' goes with '--listen': on this machine alone, nobody is asked for one");
        }
        return listenSettings.isPublic() && !hasExternalIssuer()
                ? listenSettings.withPassword(SignInPassword.of(folder, password(arguments)))
                : listenSettings;
    }

    private Optional<String> password(Arguments arguments) {
        return arguments
                .value(PASSWORD)
                .or(() -> Optional.ofNullable(environment.get(BackgroundLauncher.PASSWORD_VARIABLE)));
    }

    private boolean hasExternalIssuer() {
        return !environment.getOrDefault("OIDC_ISSUER_URI", "").isBlank();
    }

    private static int port(Arguments arguments) {
        var text = arguments.value("--port").orElse(String.valueOf(DEFAULT_PORT));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new CommandException("'--port %s' is no port: it is a number from 1 to 65535".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private List<String> demos(Arguments arguments) {
        var known = DemoLoader.names(root.resolve("deploy/demo"));
        var hasExternalIssuer = hasExternalIssuer();
        var requested = arguments.value("--demo").orElse(hasExternalIssuer ? "none" : DEFAULT_DEMO);
        if (requested.equals("none")) {
            return List.of();
        }
        if (hasExternalIssuer) {
            throw new CommandException(
                    "A demonstration is loaded with the embedded issuer's users; with OIDC_ISSUER_URI use '--demo none'");
        }
        if (requested.equals("all")) {
            return known;
        }
        var names = List.of(requested.split(",", -1));
        for (var name : names) {
            if (!known.contains(name)) {
                var words =
                        Stream.concat(known.stream(), Stream.of("all", "none")).toList();
                throw new CommandException("There is no demonstration '%s'%s"
                        .formatted(name, Suggestions.suggestionOrChoices(name, words)));
            }
        }
        return names;
    }

    private int down(List<String> args) {
        var folder =
                folder(Arguments.parse("down", args, Set.of("--data"), Set.of()).requireNoPositional("down"));
        var ended = Files.isDirectory(folder.path()) && DownCommand.endPlatform(folder);
        out.println(ended ? "Ended the platform on " + folder.path() : nothingRuns(folder));
        return OK;
    }

    private int status(List<String> args) {
        var arguments = Arguments.parse("status", args, Set.of("--data"), Set.of("--json"))
                .requireNoPositional("status");
        var folder = folder(arguments);
        var status = PlatformStatus.of(folder);
        if (arguments.hasFlag("--json")) {
            out.println(status.map(PlatformStatus::json).orElse("{\"gateway\": null, \"processes\": []}"));
        } else {
            out.println(status.map(PlatformStatus::table).orElseGet(() -> nothingRuns(folder)));
        }
        return status.isPresent() ? OK : NOTHING_RUNS;
    }

    private int token(List<String> args) {
        var arguments = Arguments.parse("token", args, Set.of("--data"), Set.of());
        if (arguments.positional().isEmpty()) {
            throw new CommandException("'token' needs a demonstration user; there are: " + TokenClient.USERS);
        }
        if (arguments.positional().size() > 1) {
            throw new CommandException("'token' doesn't know what to do with '%s'"
                    .formatted(arguments.positional().get(1)));
        }
        var user = arguments.positional().getFirst();
        TokenClient.requireUser(user);
        out.println(tokens(folder(arguments)).tokenFor(user));
        return OK;
    }

    private static TokenClient tokens(DataFolder folder) {
        var record = running(folder);
        var issuer = record.entries().stream()
                .filter(entry -> entry.name().equals("issuer"))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "The platform on '%s' has another issuer than ours (OIDC_ISSUER_URI); ask that one for tokens"
                                .formatted(folder.path())));
        return new TokenClient(folder, record.host(), issuer.port());
    }

    private static RunRecord running(DataFolder folder) {
        return RunRecord.in(folder)
                .filter(RunRecord::hasLiveProcess)
                .orElseThrow(() -> new CommandException(
                        "%s; './renewal up' starts a platform, and --data names the folder of another one"
                                .formatted(nothingRuns(folder))));
    }

    private static String nothingRuns(DataFolder folder) {
        return "Nothing runs on %s%s"
                .formatted(folder.path(), Files.isDirectory(folder.path()) ? "" : ": there is no such folder");
    }

    private int audit(List<String> args) {
        var arguments =
                Arguments.parse("audit", args, Set.of("--data"), Set.of()).requireNoPositional("audit");
        var projects = new ProjectLookup(gatewayClient("commander", arguments));
        var audit = AlertAudit.read(gatewayClient("admin", arguments).get("/api/v1/alerts/audit"), projects::named);
        out.println(audit.text());
        return audit.isClean() ? OK : FAILED;
    }

    private int alerts(List<String> args) {
        return new AlertCommands((user, arguments) -> new Alerts(gatewayClient(user, arguments), out)).run(args);
    }

    private int orders(List<String> args) {
        return new OrderCommands((user, arguments) -> new Orders(gatewayClient(user, arguments), out), workingFolder)
                .run(args);
    }

    private GatewayClient gatewayClient(String user, Arguments arguments) {
        var folder = folder(arguments);
        var token = tokens(folder).tokenFor(arguments.value("--as").orElse(user));
        return new GatewayClient(
                PlatformStatus.of(folder).map(PlatformStatus::gateway).orElseThrow(), token);
    }

    private int rebuild(List<String> args) {
        var arguments = Arguments.parse("rebuild", args, Set.of("--data"), Set.of("--switch"))
                .requireNoPositional("rebuild");
        var folder = folder(arguments);
        var isEqual = new RebuildCommand(folder, running(folder), out)
                .run(arguments.hasFlag("--switch") ? "{\"switch\": true}" : "{}");
        return isEqual ? OK : LISTS_DIFFER;
    }

    private DataFolder folder(Arguments arguments) {
        var named = arguments.value("--data");
        if (named.filter(String::isBlank).isPresent()) {
            throw new CommandException("'--data' needs the name of a folder");
        }
        return DataFolder.of(named.map(workingFolder::resolve).orElse(root.resolve(".renewal")));
    }
}
