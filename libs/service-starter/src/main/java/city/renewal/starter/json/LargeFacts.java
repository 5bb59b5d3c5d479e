package city.renewal.starter.json;

import city.renewal.events.Plan;
import city.renewal.events.ProjectEvent;
import city.renewal.events.RenewalEvent;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Decides which facts are stored compressed in outboxes, messages and journals: those with a large plan. */
public final class LargeFacts {
    /**
     * Limit of a compressed fact in bytes. A document holds 16 MB, and a project's document contains its state and the
     * facts that wait to be sent. A plan of 20,000 nodes takes one or two million bytes.
     */
    public static final int MOST_BYTES = 4_000_000;

    private LargeFacts() {}

    /** The fact is too large to be stored or sent. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge(int bytes) {
            super("are too large together: %d bytes compressed, of %d".formatted(bytes, MOST_BYTES));
        }
    }

    /**
     * The fact as it is stored in an outbox entry or a journal entry.
     *
     * @throws TooLarge if the compressed fact exceeds {@link #MOST_BYTES}
     */
    public static Document document(RenewalEvent event) {
        if (!isLarge(event)) {
            return Bson.document(event);
        }
        var document = CompressedJson.document(event);
        var bytes = CompressedJson.bytes(document);
        if (bytes != null && bytes.length > MOST_BYTES && event instanceof ProjectEvent.PlanSet) {
            throw new TooLarge(bytes.length);
        }
        return document;
    }

    private static boolean isLarge(RenewalEvent event) {
        return switch (event) {
            case ProjectEvent.PlanSet set -> isLarge(set.plan());
            case ProjectEvent.ProjectSnapshotTaken snapshot ->
                isLarge(snapshot.plan())
                        || (snapshot.former() != null && snapshot.former().size() > CompressedJson.MAX_UNCOMPRESSED);
            default -> false;
        };
    }

    public static boolean isLarge(@Nullable Plan plan) {
        if (plan == null) {
            return false;
        }
        var size = plan.nodes().size();
        for (int n = 0; n < plan.nodes().size() && size <= CompressedJson.MAX_UNCOMPRESSED; n++) {
            size += plan.nodes().get(n).predecessors().size();
        }
        return size > CompressedJson.MAX_UNCOMPRESSED;
    }
}
