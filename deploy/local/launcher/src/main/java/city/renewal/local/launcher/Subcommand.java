package city.renewal.local.launcher;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A subcommand, such as {@code orders show}.
 *
 * @param name as it is typed
 * @param defaultUser the user whose rights it has by default
 * @param takesId whether an id follows
 * @param required mandatory options
 * @param optional optional ones beside those of every subcommand
 */
record Subcommand(String name, String defaultUser, boolean takesId, List<String> required, List<String> optional) {

    private static final List<String> COMMON_OPTIONS = List.of("--data", "--as");

    /** A parsed subcommand. */
    record Invocation(String name, String user, String id, Arguments arguments) {}

    /**
     * Parses the arguments of a command; the first subcommand is the default. Throws with all missing arguments at
     * once.
     *
     * @param idDescription the name of the id in messages, such as {@code an order's id}
     */
    static Invocation parse(String command, String idDescription, List<Subcommand> subcommands, List<String> args) {
        var allOptions = new TreeSet<String>();
        subcommands.forEach(subcommand -> allOptions.addAll(subcommand.options()));
        var arguments = Arguments.parse(command, args, allOptions, Set.of());
        var positional = arguments.positional();
        var subcommand =
                positional.isEmpty() ? subcommands.getFirst() : find(command, positional.getFirst(), subcommands);
        var fullName = command + " " + subcommand.name;
        arguments.allowOnly(fullName, subcommand.options());
        arguments.require(
                fullName,
                subcommand.required,
                subcommand.takesId && positional.size() < 2 ? List.of(idDescription) : List.of());
        if (positional.size() > (subcommand.takesId ? 2 : 1)) {
            throw new CommandException(
                    "'%s' doesn't know what to do with '%s'".formatted(fullName, positional.getLast()));
        }
        return new Invocation(
                subcommand.name, subcommand.defaultUser, positional.isEmpty() ? "" : positional.getLast(), arguments);
    }

    private static Subcommand find(String command, String name, List<Subcommand> subcommands) {
        var names = subcommands.stream().map(Subcommand::name).toList();
        return subcommands.stream()
                .filter(subcommand -> subcommand.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("'%s' doesn't know '%s'%s"
                        .formatted(command, name, Suggestions.suggestionOrChoices(name, names))));
    }

    private Set<String> options() {
        var all = new TreeSet<>(COMMON_OPTIONS);
        all.addAll(required);
        all.addAll(optional);
        return all;
    }
}
