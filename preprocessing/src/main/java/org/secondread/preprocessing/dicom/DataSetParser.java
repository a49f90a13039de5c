package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Parses a data set (PS3.5 section 7) as far as its pixels, and no faults pass unseen: what is encoded otherwise than the
 * standard says is either a {@link ToleratedDeviation}, when only one thing can be meant, or refused. Few bytes cannot
 * claim much: values are copied only when they are there, elements and nesting are counted, and an item's elements stay
 * within the item. The toolkit's own parser differs between releases in what it accepts, and does not tell.
 */
final class DataSetParser {
    /** Where a data set ends whose length is not known beforehand. */
    private static final int OPEN = Integer.MAX_VALUE;

    /** Elements that stand out of order must be moved into their places, each past those behind it. */
    private static final int MAX_OUT_OF_ORDER = 1 << 10;

    private static final int FIRST_PIXELS = 0x7FE00008;
    private static final int ITEM_HEADER = 8;

    private final HeaderBytes bytes;
    private final ReadLimits limits;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
    private final GroupLengths groupLengths = new GroupLengths(deviations);
    private DataSetEncoding encoding;
    private Optional<PixelElement> pixels = Optional.empty();
    private int elements;
    private int outOfOrder;

    private DataSetParser(HeaderBytes bytes, DataSetEncoding encoding, ReadLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.encoding = encoding;
        bytes.order(encoding.byteOrder());
    }

    /** @throws DiagnosisException TRUNCATED, MALFORMED_ATTRIBUTE, SERIES_TOO_LARGE */
    static ParsedDataSet parse(HeaderBytes bytes, DataSetEncoding encoding, ReadLimits limits) throws IOException {
        DataSetParser parser = new DataSetParser(bytes, encoding, limits);
        Attributes root = new Attributes(64);
        parser.parseDataSet(root);
        return new ParsedDataSet(root, parser.pixels, parser.deviations);
    }

    private void parseDataSet(Attributes root) throws IOException {
        Content content = new Content(root);
        while (bytes.has(1)) {
            ElementHeader header = ElementHeader.peek(bytes, encoding.explicitVr(), OPEN);
            groupLengths.check(header, bytes);
            if (header.tag() >= FIRST_PIXELS && header.tag() <= DicomAttribute.PIXEL_DATA.tag()) {
                bytes.skip(header.size());
                pixels = Optional.of(PixelElement.of(header, bytes.position()));
                return;
            }
            if (header.isDelimiter()) {
                skipDelimiter(header, true);
            } else {
                parseElement(header, content, OPEN, 0);
            }
        }
    }

    /** @param delimited whether a delimiter must stand at the end, which then only bounds the item */
    private void parseContent(Content item, int end, boolean delimited, int level) throws IOException {
        while (bytes.position() < end) {
            ElementHeader header = ElementHeader.peek(bytes, encoding.explicitVr(), end);
            if (header.tag() == ElementHeader.ITEM_END) {
                skipDelimiter(header, !delimited);
                if (delimited) {
                    return;
                }
            } else if (delimited && header.endsUndelimitedItem()) {
                break;
            } else {
                parseElement(header, item, end, level);
            }
        }
        if (delimited) {
            deviations.add(ToleratedDeviation.DELIMITERS_IRREGULAR);
        }
    }

    private void parseElement(ElementHeader header, Content into, int end, int level) throws IOException {
        if (header.isForeign()) {
            throw header.malformed("does not belong into a data set (PS3.10 7.2)");
        }
        count();
        if (encoding.explicitVr() && header.written().isEmpty()) {
            deviations.add(ToleratedDeviation.VR_UNKNOWN);
        }
        boolean holdsItems = header.holdsItems(bytes, encoding);
        bytes.skip(header.size());
        boolean repeated = into.isRepeated(header);
        if (holdsItems) {
            int valueEnd = header.isOfUndefinedLength() ? end : endWithin(header, end);
            parseSequence(header, into.sequence(header, repeated), valueEnd, level + 1);
        } else if (header.isOfUndefinedLength()) {
            skipFragments(header);
        } else {
            endWithin(header, end);
            into.put(header, value(header), repeated);
        }
        if (bytes.position() > end) {
            throw header.malformed("reaches beyond the item that it is in");
        }
    }

    /** What stands as UN is in implicit VR, also in explicit data sets (PS3.5 section 6.2.2). */
    private void parseSequence(ElementHeader header, Sequence sequence, int end, int level) throws IOException {
        if (level > limits.maxNesting()) {
            throw tooLarge("sequences may nest at most " + limits.maxNesting() + " deep");
        }
        DataSetEncoding outer = encoding;
        use(header.vr() == VR.UN ? DataSetEncoding.IMPLICIT_LITTLE : outer);
        parseItems(header, sequence, end, level);
        use(outer);
    }

    private void parseItems(ElementHeader header, Sequence sequence, int end, int level) throws IOException {
        boolean delimited = header.isOfUndefinedLength();
        while (delimited || bytes.position() < end) {
            if (bytes.position() == end) {
                deviations.add(ToleratedDeviation.DELIMITERS_IRREGULAR);
                return;
            }
            ElementHeader next = ElementHeader.peek(bytes, false, end);
            if (next.tag() == ElementHeader.ITEM) {
                parseItem(next, sequence, end, level);
            } else if (next.tag() == ElementHeader.SEQUENCE_END) {
                skipDelimiter(next, !delimited);
                if (delimited) {
                    return;
                }
            } else if (delimited) {
                deviations.add(ToleratedDeviation.DELIMITERS_IRREGULAR);
                return;
            } else {
                throw header.malformed("is a sequence and holds something else than items");
            }
        }
    }

    private void parseItem(ElementHeader header, Sequence sequence, int end, int level) throws IOException {
        count();
        bytes.skip(header.size());
        boolean delimited = header.isOfUndefinedLength();
        int itemEnd = delimited ? end : endWithin(header, end);
        Attributes item = new Attributes(8);
        sequence.add(item);
        DataSetEncoding outer = encoding;
        use(shownInItem(itemEnd));
        parseContent(new Content(item), itemEnd, delimited, level);
        use(outer);
    }

    /** The encoding of an item's elements, which is the data set's unless its first element proves the other one. */
    private DataSetEncoding shownInItem(int end) throws IOException {
        if (end - bytes.position() < ITEM_HEADER
                || !bytes.has(ITEM_HEADER)
                || bytes.shortAt(0) == ElementHeader.ITEM >>> 16) {
            return encoding;
        }
        boolean namesVr = ExplicitVr.of(bytes.byteAt(4), bytes.byteAt(5)).isPresent();
        if (namesVr == encoding.explicitVr() || namesVr == fitsImplicitVr(end)) {
            return encoding;
        }
        deviations.add(ToleratedDeviation.ITEMS_IN_OTHER_ENCODING);
        return encoding.withExplicitVr(namesVr);
    }

    /** Whether the length that stands after the next tag in implicit VR stays within the item. */
    private boolean fitsImplicitVr(int end) throws IOException {
        long length = bytes.intAt(4) & ElementHeader.UNDEFINED;
        long needed = ITEM_HEADER + length;
        return length == ElementHeader.UNDEFINED || needed <= end - bytes.position() && bytes.has(needed);
    }

    /** Pixel Data of an icon may be compressed (PS3.5 section A.4); nobody needs its fragments. */
    private void skipFragments(ElementHeader header) throws IOException {
        if (header.tag() != DicomAttribute.PIXEL_DATA.tag()) {
            throw header.malformed("has an undefined length and is no sequence");
        }
        for (ElementHeader next = fragment(header); next.tag() == ElementHeader.ITEM; next = fragment(header)) {
            count();
            bytes.require(next.length());
            bytes.skip((int) next.length());
        }
    }

    private ElementHeader fragment(ElementHeader header) throws IOException {
        ElementHeader next = ElementHeader.peek(bytes, false, OPEN);
        if (next.tag() != ElementHeader.ITEM && next.tag() != ElementHeader.SEQUENCE_END) {
            throw header.malformed("holds something else than fragments");
        }
        bytes.skip(next.size());
        return next;
    }

    private byte[] value(ElementHeader header) throws IOException {
        bytes.require(header.length());
        if (header.length() % 2 != 0) {
            deviations.add(ToleratedDeviation.ODD_LENGTH);
        }
        byte[] value = bytes.take((int) header.length());
        return encoding.byteOrder() == ByteOrder.BIG_ENDIAN ? header.reversed(value) : value;
    }

    private int endWithin(ElementHeader header, int end) {
        long valueEnd = bytes.position() + header.length();
        if (end != OPEN && valueEnd > end) {
            throw header.malformed("reaches beyond the item that it is in");
        }
        return (int) Math.min(valueEnd, OPEN - 1);
    }

    private void skipDelimiter(ElementHeader header, boolean superfluous) {
        if (superfluous || header.length() != 0) {
            deviations.add(ToleratedDeviation.DELIMITERS_IRREGULAR);
        }
        bytes.skip(header.size());
    }

    private void use(DataSetEncoding next) {
        encoding = next;
        bytes.order(next.byteOrder());
    }

    private void count() {
        if (++elements > limits.maxElements()) {
            throw tooLarge("a header may have at most " + limits.maxElements() + " elements and items");
        }
    }

    private static DiagnosisException tooLarge(String rule) {
        return DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, rule);
    }

    /** The elements of one data set or item, which stand in the order of their tags. */
    private final class Content {
        private final Attributes attributes;
        private int last;

        Content(Attributes attributes) {
            this.attributes = attributes;
        }

        boolean isRepeated(ElementHeader header) {
            if (Integer.compareUnsigned(header.tag(), last) > 0) {
                last = header.tag();
                return false;
            }
            if (++outOfOrder > MAX_OUT_OF_ORDER) {
                throw header.malformed("is out of order, like too many before it (PS3.5 7.1)");
            }
            boolean repeated = attributes.contains(header.tag());
            deviations.add(repeated ? ToleratedDeviation.ELEMENT_REPEATED : ToleratedDeviation.ELEMENTS_OUT_OF_ORDER);
            return repeated;
        }

        Sequence sequence(ElementHeader header, boolean repeated) {
            if (repeated) {
                throw header.malformed("occurs twice");
            }
            return attributes.newSequence(header.tag(), 1);
        }

        void put(ElementHeader header, byte[] value, boolean repeated) throws IOException {
            if (repeated && !Arrays.equals(value, attributes.getBytes(header.tag()))) {
                throw header.malformed("occurs twice with different values");
            }
            attributes.setBytes(header.tag(), header.vr(), value);
        }
    }
}
