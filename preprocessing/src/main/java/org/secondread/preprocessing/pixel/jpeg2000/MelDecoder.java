package org.secondread.preprocessing.pixel.jpeg2000;

/** The adaptive run-length decoder of the MEL bit-stream (T.814 7.3.3): events that are mostly 0. */
final class MelDecoder {
    private static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    private byte[] bytes = {};
    private int at;
    private int last;
    private int current;
    private int left;
    private int state;
    private int zeros;
    private boolean oneFollows;

    /** @param end behind the last byte, of which the lower half is of another bit-stream and counts as ones */
    void start(byte[] from, int first, int end) {
        bytes = from;
        at = first;
        last = end - 1;
        current = 0;
        left = 0;
        state = 0;
        zeros = 0;
        oneFollows = false;
    }

    boolean event() {
        if (zeros == 0 && !oneFollows) {
            readRun();
        }
        if (zeros > 0) {
            zeros--;
            return false;
        }
        oneFollows = false;
        return true;
    }

    private void readRun() {
        int exponent = EXPONENTS[state];
        if (bit() == 1) {
            zeros = 1 << exponent;
            state = Math.min(EXPONENTS.length - 1, state + 1);
            return;
        }
        for (int n = 0; n < exponent; n++) {
            zeros = zeros << 1 | bit();
        }
        state = Math.max(0, state - 1);
        oneFollows = true;
    }

    private int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            if (at > last) {
                current = 0xFF;
            } else {
                current = bytes[at] & 0xFF | (at == last ? 15 : 0);
                at++;
            }
        }
        return current >> --left & 1;
    }
}
