package city.renewal.local.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The arguments of a command: options with a value, flags, and positional arguments. */
record Arguments(Map<String, String> values, Set<String> flags, List<String> positional) {

    /** Accepts {@code --name value}, {@code --name=value} and {@code --flag}, and rejects unknown options. */
    static Arguments parse(String command, List<String> args, Set<String> valueOptions, Set<String> flags) {
        var values = new HashMap<String, String>();
        var set = new HashSet<String>();
        var positional = new ArrayList<String>();
        for (var i = 0; i < args.size(); i++) {
            var argument = args.get(i);
            var equals = argument.indexOf('=');
            var name = equals > 0 ? argument.substring(0, equals) : argument;
            if (!argument.startsWith("-")) {
                positional.add(argument);
            } else if (valueOptions.contains(name)) {
                if (equals < 0 && i + 1 == args.size()) {
                    throw new CommandException("The option %s of '%s' needs a value".formatted(name, command));
                }
                values.put(name, equals > 0 ? argument.substring(equals + 1) : args.get(++i));
            } else if (flags.contains(argument)) {
                set.add(argument);
            } else {
                var known = Stream.concat(valueOptions.stream(), flags.stream()).toList();
                throw new CommandException("'%s' has no option %s%s"
                        .formatted(command, name, Suggestions.suggestionOrChoices(name, known)));
            }
        }
        return new Arguments(Map.copyOf(values), Set.copyOf(set), List.copyOf(positional));
    }

    /** The arguments without some flags and without some options and their values. */
    static List<String> without(List<String> args, Set<String> flags, Set<String> valueOptions) {
        var left = new ArrayList<String>();
        for (var i = 0; i < args.size(); i++) {
            var argument = args.get(i);
            if (valueOptions.contains(argument)) {
                i++;
            } else if (!flags.contains(argument)
                    && valueOptions.stream().noneMatch(name -> argument.startsWith(name + "="))) {
                left.add(argument);
            }
        }
        return left;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Throws with all missing arguments at once. */
    void require(String command, List<String> options, List<String> positionals) {
        var missing = new ArrayList<>(positionals);
        options.stream().filter(option -> !values.containsKey(option)).forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new CommandException("'%s' needs %s".formatted(command, Suggestions.joinWords(missing)));
        }
    }

    /** Rejects options of the command's other subcommands. */
    void allowOnly(String command, Set<String> options) {
        values.keySet().stream()
                .filter(option -> !options.contains(option))
                .sorted()
                .findFirst()
                .ifPresent(option -> {
                    throw new CommandException("'%s' has no option %s%s"
                            .formatted(command, option, Suggestions.suggestionOrChoices(option, options)));
                });
    }

    boolean hasFlag(String flag) {
        return flags.contains(flag);
    }

    Arguments requireNoPositional(String command) {
        if (!positional.isEmpty()) {
            throw new CommandException(
                    "'%s' doesn't know what to do with '%s'".formatted(command, positional.getFirst()));
        }
        return this;
    }
}
