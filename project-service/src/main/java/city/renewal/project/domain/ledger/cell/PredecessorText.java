package city.renewal.project.domain.ledger.cell;

import city.renewal.events.Predecessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the predecessors in a ledger: node codes separated by 、, each with an optional type and lag: {@code
 * n1、n2SS+5、n3FF-2}. The default type is FS; 压茬推进 (overlapping work) is written with SS and FF.
 */
public final class PredecessorText {

    private static final Pattern SEPARATORS = Pattern.compile("[、,;|/\\s]+");
    private static final Pattern WITH_TYPE =
            Pattern.compile("(.+?)(FS|SS|FF|SF)(?:([+-]\\d{1,4})(?:天|日|D)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_LAG = Pattern.compile("(.+?)([+-]\\d{1,4})(?:天|日|D)?");

    private PredecessorText() {}

    /** The parsed links, and the parts of the text that match no node of the project. */
    public record Links(List<Predecessor> predecessors, List<String> unknown) {}

    /** A text that equals a node's code is that node, even if it ends like a type or a lag. */
    public static Links parse(String text, Set<String> nodeIds) {
        var predecessors = new ArrayList<Predecessor>();
        var unknown = new ArrayList<String>();
        for (var piece : SEPARATORS.split(CellText.narrow(text).strip(), -1)) {
            if (piece.isEmpty()) {
                continue;
            }
            var link = link(piece, nodeIds);
            if (link == null) {
                unknown.add(piece);
            } else {
                predecessors.add(link);
            }
        }
        return new Links(predecessors, unknown);
    }

    private static @Nullable Predecessor link(String piece, Set<String> nodeIds) {
        if (nodeIds.contains(piece)) {
            return new Predecessor(piece, Predecessor.Type.FS, 0);
        }
        var typed = WITH_TYPE.matcher(piece);
        if (typed.matches() && nodeIds.contains(typed.group(1))) {
            var lag = typed.group(3);
            return new Predecessor(
                    typed.group(1),
                    Predecessor.Type.valueOf(typed.group(2).toUpperCase(Locale.ROOT)),
                    lag == null ? 0 : Integer.parseInt(lag));
        }
        var lagged = WITH_LAG.matcher(piece);
        return lagged.matches() && nodeIds.contains(lagged.group(1))
                ? new Predecessor(lagged.group(1), Predecessor.Type.FS, Integer.parseInt(lagged.group(2)))
                : null;
    }
}
