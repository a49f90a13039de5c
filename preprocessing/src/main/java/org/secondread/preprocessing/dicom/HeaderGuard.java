package org.secondread.preprocessing.dicom;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Keeps the toolkit's parser within {@link ReadLimits}: a few bytes can claim thousands of items or nested sequences, each
 * of which costs far more memory than it has bytes.
 */
final class HeaderGuard implements DicomInputHandler {
    private final ReadLimits limits;
    private int elements;
    private long lastElementAt = -1;

    HeaderGuard(ReadLimits limits) {
        this.limits = limits;
    }

    /** Where the last element began whose value was read; the parser's stop element is none of them. */
    long lastElementAt() {
        return lastElementAt;
    }

    /** A view of a stream that ends in a refusal when more bytes are read than a header may have. */
    InputStream limit(InputStream in) {
        return new LimitedStream(in, limits.maxHeaderBytes());
    }

    @Override
    public void readValue(DicomInputStream dis, Attributes attributes) throws IOException {
        lastElementAt = dis.getTagPosition();
        count(dis);
        dis.readValue(dis, attributes);
    }

    @Override
    public void readValue(DicomInputStream dis, Sequence sequence) throws IOException {
        count(dis);
        dis.readValue(dis, sequence);
    }

    @Override
    public void readValue(DicomInputStream dis, Fragments fragments) throws IOException {
        count(dis);
        dis.readValue(dis, fragments);
    }

    @Override
    public void startDataset(DicomInputStream dis) throws IOException {
        dis.startDataset(dis);
    }

    @Override
    public void endDataset(DicomInputStream dis) throws IOException {
        dis.endDataset(dis);
    }

    private void count(DicomInputStream dis) {
        if (++elements > limits.maxElements()) {
            throw tooLarge("a header may have at most " + limits.maxElements() + " elements and items");
        }
        if (dis.level() > limits.maxNesting()) {
            throw tooLarge("sequences may nest at most " + limits.maxNesting() + " deep");
        }
    }

    private static DiagnosisException tooLarge(String rule) {
        return DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, rule);
    }

    private static final class LimitedStream extends FilterInputStream {
        private final long max;
        private long taken;

        LimitedStream(InputStream in, long max) {
            super(in);
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            take(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            take(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            take(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void take(long count) {
            taken += count;
            if (taken > max) {
                throw tooLarge("a header may have at most " + max + " bytes");
            }
        }
    }
}
