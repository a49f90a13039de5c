package org.secondread.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes broken files of sound ones: one to four mutations each, equal for equal random numbers. */
final class FileMutator {
    private static final int MOST = 4;

    /** Values at which sizes, signs and comparisons turn over. */
    private static final int[] EDGES = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        9,
        15,
        16,
        17,
        31,
        32,
        63,
        64,
        127,
        128,
        255,
        256,
        511,
        512,
        4095,
        4096,
        32767,
        32768,
        65535,
        65536,
        0x7FFFFFFF,
        0x80000000,
        0xFFFFFFFE,
        0xFFFFFFFF
    };

    private final List<byte[]> donors;

    /** @param donors from which stretches are taken */
    FileMutator(List<byte[]> donors) {
        this.donors = donors;
    }

    /**
     * What became of a file.
     *
     * @param sound the file as it was
     * @param bytes the mutated file
     * @param mutations where it was struck
     */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    record Mutant(byte[] sound, byte[] bytes, Set<Mutation> mutations) {
        boolean keepsPixels() {
            return mutations.stream().noneMatch(Mutation::mayTouchPixels);
        }
    }

    Mutant mutate(byte[] file, Random random) {
        Set<Mutation> mutations = EnumSet.noneOf(Mutation.class);
        byte[] bytes = file.clone();
        for (int n = 1 + random.nextInt(MOST); n > 0 && bytes.length > 0; n--) {
            Mutation mutation = pick(random);
            mutations.add(mutation);
            bytes = apply(mutation, bytes, FileMap.of(bytes), random);
        }
        return new Mutant(file, bytes, mutations);
    }

    private static Mutation pick(Random random) {
        int at = random.nextInt(100);
        for (Mutation mutation : Mutation.values()) {
            at -= mutation.weight();
            if (at < 0) {
                return mutation;
            }
        }
        throw new AssertionError("weights add up to 100");
    }

    private byte[] apply(Mutation mutation, byte[] bytes, FileMap map, Random random) {
        return switch (mutation) {
            case ELEMENT ->
                map.elements().isEmpty()
                        ? struck(bytes, 0, map.pixelsAt(), random)
                        : element(bytes, oneOf(map.elements(), random), random);
            case HEADER -> struck(bytes, 0, map.pixelsAt(), random);
            case MARKER ->
                map.markers().isEmpty()
                        ? struck(bytes, map.pixelsAt(), Math.min(bytes.length, map.pixelsAt() + 80), random)
                        : marker(bytes, oneOf(map.markers(), random), random);
            case PIXELS -> struck(bytes, map.pixelsAt(), bytes.length, random);
            case LENGTH -> resized(bytes, random);
            case SPLICE -> spliced(bytes, oneOf(donors, random), random);
        };
    }

    private static byte[] element(byte[] bytes, FileMap.Element element, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> struck(bytes, element.at(), element.lengthAt(), random);
            case 1 -> written(bytes, element.lengthAt(), element.valueAt() - element.lengthAt(), random);
            case 2 -> written(bytes, element.valueAt(), Math.min(2, element.end() - element.valueAt()), random);
            case 3 -> without(bytes, element.at(), element.end());
            case 4 -> inserted(bytes, element.end(), Arrays.copyOfRange(bytes, element.at(), element.end()));
            default -> struck(bytes, element.valueAt(), element.end(), random);
        };
    }

    private static byte[] marker(byte[] bytes, int at, Random random) {
        int to = Math.min(bytes.length, at + 2 + random.nextInt(40));
        return random.nextBoolean() ? struck(bytes, at, to, random) : written(bytes, at + 2, 2, random);
    }

    private static byte[] struck(byte[] bytes, int from, int to, Random random) {
        if (to > from) {
            int at = from + random.nextInt(to - from);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) edge(random);
                default -> written(bytes, at, 1 << random.nextInt(3), random);
            }
        }
        return bytes;
    }

    private static byte[] resized(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> without(bytes, from, to);
            default -> inserted(bytes, to, Arrays.copyOfRange(bytes, from, to));
        };
    }

    private static byte[] spliced(byte[] bytes, byte[] donor, Random random) {
        int from = random.nextInt(donor.length);
        int count = Math.min(1 + random.nextInt(256), donor.length - from);
        int at = random.nextInt(bytes.length);
        System.arraycopy(donor, from, bytes, at, Math.min(count, bytes.length - at));
        return bytes;
    }

    /** An edge value in the byte order of the data set or, as codestreams have it, the other. */
    private static byte[] written(byte[] bytes, int at, int count, Random random) {
        int value = edge(random);
        boolean bigEndian = random.nextBoolean();
        for (int n = 0; n < count && at + n < bytes.length; n++) {
            bytes[at + n] = (byte) (value >>> 8 * (bigEndian ? count - 1 - n : n));
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, from);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + more.length);
        out.write(bytes, 0, at);
        out.writeBytes(more);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static int edge(Random random) {
        return EDGES[random.nextInt(EDGES.length)];
    }

    private static <T> T oneOf(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
