package city.renewal.local.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
                throw new Refused("'%s' has no option %s; './renewal help' lists them".formatted(command, word));
            }
        }
        return new Arguments(Map.copyOf(values), Set.copyOf(set), List.copyOf(rest));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
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
