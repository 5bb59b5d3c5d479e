package city.renewal.starter.streams;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The open event streams of one instance, limited per person and in total.
 *
 * <p>A person's newest stream is served. When a person exceeds their limit, their oldest stream is ended: it may belong to
 * a page that was closed, which the service notices only at its next write. A stream counts until its thread has left,
 * so a client that does not read holds at most twice the limit. Thread-safe.
 */
public final class OpenStreams<S extends OpenStream> implements Iterable<S> {
    /** Limits of simultaneously open streams at this instance, per person and in total. */
    public record Terms(int ofAPerson, int ofAll) {}

    /** Reason for which a stream is refused. */
    public sealed interface Refusal {
        /** The person's streams that were ended have not left yet. */
        record TooManyOfTheirs(int most) implements Refusal {}

        /** The total limit is reached, or the service is shutting down. */
        record TooMany() implements Refusal {}
    }

    private final Terms terms;
    private final List<S> streams = new CopyOnWriteArrayList<>();
    private boolean closed;

    public OpenStreams(Terms terms) {
        this.terms = terms;
    }

    /** @return the reason of a refusal; empty: the stream is registered */
    public synchronized Optional<Refusal> enter(S stream) {
        if (closed || streams.size() >= terms.ofAll()) {
            return Optional.of(new Refusal.TooMany());
        }
        var theirs =
                streams.stream().filter(each -> each.isOf(stream.personId())).toList();
        if (theirs.size() >= 2 * terms.ofAPerson()) {
            return Optional.of(new Refusal.TooManyOfTheirs(terms.ofAPerson()));
        }
        var open = theirs.stream().filter(each -> !each.hasEnded()).toList();
        if (open.size() >= terms.ofAPerson()) {
            open.getFirst().end(OpenStream.End.REPLACED);
        }
        streams.add(stream);
        return Optional.empty();
    }

    /** Removes a stream whose client has disconnected. */
    public void leave(S stream) {
        streams.remove(stream);
    }

    public int size() {
        return streams.size();
    }

    /** The streams that are open now, oldest first. */
    @Override
    public Iterator<S> iterator() {
        return streams.iterator();
    }

    /** Ends every stream and refuses new ones. */
    public synchronized void close() {
        closed = true;
        streams.forEach(stream -> stream.end(OpenStream.End.SHUTDOWN));
    }
}
