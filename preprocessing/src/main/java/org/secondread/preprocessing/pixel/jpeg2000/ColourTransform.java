package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.List;

/** Undoes the transform of the first three components (T.800 annex G), in place. */
final class ColourTransform {
    private ColourTransform() {}

    /** @param planes three of one kind, of one size */
    static void undo(List<CoefficientPlane> planes) {
        if (planes.get(0) instanceof ReversiblePlane y
                && planes.get(1) instanceof ReversiblePlane u
                && planes.get(2) instanceof ReversiblePlane v) {
            undoReversible(y.samples(), u.samples(), v.samples());
        } else if (planes.get(0) instanceof IrreversiblePlane y
                && planes.get(1) instanceof IrreversiblePlane cb
                && planes.get(2) instanceof IrreversiblePlane cr) {
            undoIrreversible(y.samples(), cb.samples(), cr.samples());
        } else {
            throw Refusal.malformed("has a colour transform over components of different wavelets");
        }
    }

    /** RCT (G-6 to G-8). */
    private static void undoReversible(int[] red, int[] green, int[] blue) {
        for (int n = 0; n < red.length; n++) {
            int u = green[n];
            int v = blue[n];
            int g = red[n] - (u + v >> 2);
            red[n] = v + g;
            green[n] = g;
            blue[n] = u + g;
        }
    }

    /** ICT (G-12 to G-14). */
    private static void undoIrreversible(float[] red, float[] green, float[] blue) {
        for (int n = 0; n < red.length; n++) {
            float y = red[n];
            float cb = green[n];
            float cr = blue[n];
            red[n] = y + 1.402f * cr;
            green[n] = y - 0.344136f * cb - 0.714136f * cr;
            blue[n] = y + 1.772f * cb;
        }
    }
}
