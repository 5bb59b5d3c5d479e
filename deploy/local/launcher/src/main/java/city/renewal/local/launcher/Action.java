package city.renewal.local.launcher;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be done behind a command, such as {@code orders show}.
 *
 * @param word how it is typed
 * @param user who usually does it
 * @param isAboutOne whether an id follows
 * @param required options without which it can't be done
 * @param optional further ones, beside those that every action has
 */
record Action(String word, String user, boolean isAboutOne, List<String> required, List<String> optional) {

    private static final List<String> EVERYWHERE = List.of("--data", "--as");

    /** What was typed, understood. */
    record Chosen(String word, String user, String id, Arguments arguments) {}

    /**
     * Understands what was typed behind a command; the first action is meant when none is named. Refuses with everything that is missing.
     *
     * @param thing what an id is of, such as {@code an order's id}
     */
    static Chosen choose(String command, String thing, List<Action> actions, List<String> typed) {
        var every = new TreeSet<String>();
        actions.forEach(action -> every.addAll(action.options()));
        var arguments = Arguments.parse(command, typed, every, Set.of());
        var words = arguments.rest();
        var action = words.isEmpty() ? actions.getFirst() : named(command, words.getFirst(), actions);
        var whole = command + " " + action.word;
        arguments.expectOnly(whole, action.options());
        arguments.expect(whole, action.required, action.isAboutOne && words.size() < 2 ? List.of(thing) : List.of());
        if (words.size() > (action.isAboutOne ? 2 : 1)) {
            throw new Refused("'%s' doesn't know what to do with '%s'".formatted(whole, words.getLast()));
        }
        return new Chosen(action.word, action.user, words.isEmpty() ? "" : words.getLast(), arguments);
    }

    private static Action named(String command, String word, List<Action> actions) {
        var words = actions.stream().map(Action::word).toList();
        return actions.stream()
                .filter(action -> action.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "'%s' doesn't know '%s'%s".formatted(command, word, Nearest.hintAmong(word, words))));
    }

    private Set<String> options() {
        var all = new TreeSet<>(EVERYWHERE);
        all.addAll(required);
        all.addAll(optional);
        return all;
    }
}
