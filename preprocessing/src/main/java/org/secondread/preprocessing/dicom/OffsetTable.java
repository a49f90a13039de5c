package org.secondread.preprocessing.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where frames begin among the items of an encapsulated pixel value, as the instance claims (PS3.5 section A.4, PS3.3
 * C.7.6.3.1.8).
 *
 * @param offsets of the item in which each frame begins, from the tag of the first item after the Basic Offset Table
 * @param lengths of the frames without padding, in bytes; empty when they are not told
 */
record OffsetTable(List<Long> offsets, List<Long> lengths) {
    /** The tables that have a value, the extended one first. */
    static List<OffsetTable> readAll(InstanceHeader header, ItemSequence items) {
        AttributeReader attributes = new AttributeReader(header.attributes());
        List<OffsetTable> tables = new ArrayList<>();
        List<Long> extended = longs(attributes.bytes(DicomAttribute.EXTENDED_OFFSET_TABLE), Long.BYTES);
        if (!extended.isEmpty()) {
            byte[] lengths = attributes.bytes(DicomAttribute.EXTENDED_OFFSET_TABLE_LENGTHS);
            tables.add(new OffsetTable(extended, longs(lengths, Long.BYTES)));
        }
        List<Long> basic = longs(items.offsetTable(), Integer.BYTES);
        if (!basic.isEmpty()) {
            tables.add(new OffsetTable(basic, List.of()));
        }
        return tables;
    }

    private static List<Long> longs(byte[] bytes, int size) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, bytes.length / size)
                .mapToObj(n ->
                        size == Long.BYTES ? buffer.getLong(n * size) : Integer.toUnsignedLong(buffer.getInt(n * size)))
                .toList();
    }
}
