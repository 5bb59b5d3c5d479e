package city.renewal.project.adapter.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails after a number of bytes, whatever the compression ratio, and after a run of bytes without {@code
 * <}. Between two {@code <} there is at most one tag and one text, and an XML reader holds each of them in memory.
 */
final class BoundedInput extends FilterInputStream {

    private long left;
    private final int longestRun;
    private int run;

    BoundedInput(InputStream in, long limit) {
        this(in, limit, Integer.MAX_VALUE);
    }

    /** @param longestRun maximum number of bytes between two {@code <} */
    BoundedInput(InputStream in, long limit, int longestRun) {
        super(in);
        this.left = limit;
        this.longestRun = longestRun;
    }

    /** The stream exceeded one of its limits. */
    static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(new byte[] {(byte) value}, 0, 1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(target, offset, Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(byte[] bytes, int offset, int length) throws LimitReached {
        left -= length;
        if (longestRun != Integer.MAX_VALUE) {
            for (int index = offset; index < offset + length; index++) {
                run = bytes[index] == '<' ? 0 : run + 1;
                if (run > longestRun) {
                    throw new LimitReached();
                }
            }
        }
        if (left < 0) {
            throw new LimitReached();
        }
    }
}
