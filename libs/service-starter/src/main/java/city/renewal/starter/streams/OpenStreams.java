package city.renewal.starter.streams;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The event streams that are open at one instance: so many of each person, so many of all.
 *
 * <p>A person's newest stream is served. Beyond their number their oldest one is told to end: it may well be that of a page
 * that was left, which the service notices only when it next writes to it. A stream counts until it is gone, so that somebody
 * who doesn't read theirs holds at most twice their number. Thread-safe.
 */
public final class OpenStreams<S extends OpenStream> implements Iterable<S> {
    /** How many may be open at once at this instance, of each person and of all. */
    public record Terms(int ofAPerson, int ofAll) {}

    /** Why a stream is not opened. */
    public sealed interface Refusal {
        /** Those that were told to end haven't gone. */
        record TooManyOfTheirs(int most) implements Refusal {}

        /** Or the service is ending. */
        record TooMany() implements Refusal {}
    }

    private final Terms terms;
    private final List<S> streams = new CopyOnWriteArrayList<>();
    private boolean closed;

    public OpenStreams(Terms terms) {
        this.terms = terms;
    }

    /** @return why it is refused; empty: it is one of them from now on */
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

    /** Its reader has gone. */
    public void leave(S stream) {
        streams.remove(stream);
    }

    public int size() {
        return streams.size();
    }

    /** Those that are open at this moment, the oldest first. */
    @Override
    public Iterator<S> iterator() {
        return streams.iterator();
    }

    /** Ends every stream, and takes no more. */
    public synchronized void close() {
        closed = true;
        streams.forEach(stream -> stream.end(OpenStream.End.SHUTDOWN));
    }
}
