package org.secondread.reporting.picture;

/**
 * The three planes of a volume in reading orientation (x to the left, y to the back, z to the head), each as people are used
 * to see it: the patient's right on the left side of the picture, front above back, head above feet, and from the side
 * facing the left edge.
 */
enum View {
    AXIAL(0, 1, false, 'R', 'A'),
    CORONAL(0, 2, true, 'R', 'H'),
    SAGITTAL(1, 2, true, 'A', 'H');

    private final int across;
    private final int down;
    private final boolean upwards;
    private final char left;
    private final char top;

    View(int across, int down, boolean upwards, char left, char top) {
        this.across = across;
        this.down = down;
        this.upwards = upwards;
        this.left = left;
        this.top = top;
    }

    /** The grid axis that runs from the left edge of the picture to the right. */
    int across() {
        return across;
    }

    /** The grid axis that runs along the height of the picture. */
    int down() {
        return down;
    }

    /** The grid axis that the picture is perpendicular to. */
    int normal() {
        return 3 - across - down;
    }

    /** 1 where the axis along the height grows downwards, −1 where it grows upwards. */
    int downSign() {
        return upwards ? -1 : 1;
    }

    /** Side of the patient at the left edge, by the letters of PS3.3 C.7.6.1.1.1. */
    char left() {
        return left;
    }

    /** Side of the patient at the upper edge. */
    char top() {
        return top;
    }
}
