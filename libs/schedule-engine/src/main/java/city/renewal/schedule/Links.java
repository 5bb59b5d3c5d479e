package city.renewal.schedule;

/**
 * The links of a plan in compressed sparse row form, grouped by successor: the links into node {@code n} are {@code
 * into[n]} to {@code into[n + 1] - 1}. A second index groups them by predecessor: the links out of {@code n} are {@code
 * out[outOf[n]]} to {@code out[outOf[n + 1] - 1]}.
 */
final class Links {
    static final byte FS = 0;
    static final byte SS = 1;
    static final byte FF = 2;
    static final byte SF = 3;

    final int[] into;
    final int[] predecessor;
    final int[] successor;
    final byte[] type;
    final int[] lag;
    final int[] outOf;
    final int[] out;

    /** {@code predecessor}, {@code type} and {@code lag} by link, grouped according to {@code into}. */
    Links(int[] into, int[] predecessor, byte[] type, int[] lag) {
        int nodes = into.length - 1;
        this.into = into;
        this.predecessor = predecessor;
        this.type = type;
        this.lag = lag;
        this.successor = new int[predecessor.length];
        this.outOf = new int[nodes + 1];
        this.out = new int[predecessor.length];
        for (int node = 0; node < nodes; node++) {
            for (int link = into[node]; link < into[node + 1]; link++) {
                successor[link] = node;
                outOf[predecessor[link] + 1]++;
            }
        }
        for (int node = 0; node < nodes; node++) {
            outOf[node + 1] += outOf[node];
        }
        var next = outOf.clone();
        for (int link = 0; link < predecessor.length; link++) {
            out[next[predecessor[link]]++] = link;
        }
    }

    static byte code(LinkType type) {
        return switch (type) {
            case FS -> FS;
            case SS -> SS;
            case FF -> FF;
            case SF -> SF;
        };
    }

    /** Whether the link starts at the predecessor's finish, not at its start. */
    static boolean leavesFinish(byte type) {
        return type == FS || type == FF;
    }

    /** Whether the link constrains the successor's start, not its finish. */
    static boolean entersStart(byte type) {
        return type == FS || type == SS;
    }
}
