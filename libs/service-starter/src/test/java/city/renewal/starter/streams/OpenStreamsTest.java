package city.renewal.starter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.streams.OpenStreams.Refusal;
import city.renewal.starter.streams.OpenStreams.Terms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private final OpenStreams<ReadStream> streams = new OpenStreams<>(new Terms(2, 6));

    private ReadStream open(String person) {
        var stream = new ReadStream(person);
        assertThat(streams.enter(stream)).isEmpty();
        return stream;
    }

    private static List<Boolean> ended(ReadStream... streams) {
        return Stream.of(streams).map(ReadStream::hasEnded).toList();
    }

    @Test
    void aPersonsNewestStreamEndsOnlyTheirOwnOldestOne() {
        var other = open("p-other");
        var oldest = open("p-1");
        var second = open("p-1");

        var newest = open("p-1");

        assertThat(ended(oldest, second, newest, other)).containsExactly(true, false, false, false);
        assertThat(oldest.wasReplaced()).isTrue();
        assertThat(oldest.woken).isTrue();
    }

    @Test
    void anEndedStreamIsNotEndedAgain() {
        open("p-1");
        var second = open("p-1");
        open("p-1");
        var fourth = open("p-1");

        assertThat(ended(second, fourth)).containsExactly(true, false);
    }

    @Test
    void anEndedStreamCountsUntilItIsRemoved() {
        var oldest = open("p-1");
        open("p-1");
        open("p-1");
        open("p-1");

        assertThat(streams.enter(new ReadStream("p-1"))).contains(new Refusal.TooManyOfTheirs(2));
        assertThat(streams.size()).isEqualTo(4);

        streams.leave(oldest);

        open("p-1");
    }

    @Test
    void refusesStreamsBeyondTheTotalLimit() {
        Stream.of("p-1", "p-1", "p-2", "p-2", "p-3", "p-3").forEach(this::open);

        assertThat(streams.enter(new ReadStream("p-1"))).contains(new Refusal.TooMany());
        assertThat(streams).noneMatch(OpenStream::hasEnded);
    }

    @Test
    void closeEndsAllStreamsAndRefusesNewOnes() {
        var stream = open("p-1");

        streams.close();

        assertThat(stream.hasEnded()).isTrue();
        assertThat(stream.wasReplaced()).isFalse();
        assertThat(streams.enter(new ReadStream("p-2"))).contains(new Refusal.TooMany());
    }

    private static final class ReadStream extends OpenStream {
        private boolean woken;

        ReadStream(String personId) {
            super(personId);
        }

        @Override
        protected void wake() {
            woken = true;
        }
    }
}
