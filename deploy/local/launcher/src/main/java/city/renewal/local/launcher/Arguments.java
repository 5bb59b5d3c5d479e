package city.renewal.local.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was typed after the command's name: options with a value, flags, and the rest. */
record Arguments(Map<String, String> values, Set<String> flags, List<String> rest) {

    /** Accepts {@code --name value}, {@code --name=value} and {@code --flag}, and refuses what the command doesn't know. */
    static Arguments parse(String command, List<String> typed, Set<String> valued, Set<String> flags) {
        var values = new HashMap<String, String>();
        var set = new HashSet<String>();
        var rest = new ArrayList<String>();
        for (var i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            var equals = word.indexOf('=');
            var name = equals > 0 ? word.substring(0, equals) : word;
            if (!word.startsWith("-")) {
                rest.add(word);
            } else if (valued.contains(name)) {
                if (equals < 0 && i + 1 == typed.size()) {
                    throw new Refused("The option %s of '%s' needs a value".formatted(name, command));
                }
                values.put(name, equals > 0 ? word.substring(equals + 1) : typed.get(++i));
            } else if (flags.contains(word)) {
                set.add(word);
            } else {
                var known = Stream.concat(valued.stream(), flags.stream()).toList();
                throw new Refused("'%s' has no option %s%s".formatted(command, name, Nearest.hintAmong(name, known)));
            }
        }
        return new Arguments(Map.copyOf(values), Set.copyOf(set), List.copyOf(rest));
    }

    /** What was typed, without some flags and some options with their values. */
    static List<String> without(List<String> typed, Set<String> flags, Set<String> valued) {
        var left = new ArrayList<String>();
        for (var i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            if (valued.contains(word)) {
                i++;
            } else if (!flags.contains(word) && valued.stream().noneMatch(name -> word.startsWith(name + "="))) {
                left.add(word);
            }
        }
        return left;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Refuses with everything that is missing, at once. */
    void expect(String command, List<String> options, List<String> besides) {
        var missing = new ArrayList<>(besides);
        options.stream().filter(option -> !values.containsKey(option)).forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new Refused("'%s' needs %s".formatted(command, Nearest.list(missing)));
        }
    }

    /** Refuses options that another action of the command has. */
    void expectOnly(String command, Set<String> options) {
        values.keySet().stream()
                .filter(option -> !options.contains(option))
                .sorted()
                .findFirst()
                .ifPresent(option -> {
                    throw new Refused(
                            "'%s' has no option %s%s".formatted(command, option, Nearest.hintAmong(option, options)));
                });
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Arguments expectNothingElse(String command) {
        if (!rest.isEmpty()) {
            throw new Refused("'%s' doesn't know what to do with '%s'".formatted(command, rest.getFirst()));
        }
        return this;
    }
}
