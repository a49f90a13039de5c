package org.secondread.phantoms.chest;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the connected components of a picture, four neighbours to a pixel. */
final class Components {

    private Components() {}

    static int count(boolean[] picture, int width) {
        boolean[] left = picture.clone();
        int components = 0;
        for (int i = 0; i < left.length; i++) {
            if (left[i]) {
                erase(left, width, i);
                components++;
            }
        }
        return components;
    }

    private static void erase(boolean[] left, int width, int start) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(start);
        left[start] = false;
        while (!open.isEmpty()) {
            int i = open.pop();
            int[] neighbours = {i % width > 0 ? i - 1 : i, i % width < width - 1 ? i + 1 : i, i - width, i + width};
            for (int neighbour : neighbours) {
                if (neighbour >= 0 && neighbour < left.length && left[neighbour]) {
                    left[neighbour] = false;
                    open.push(neighbour);
                }
            }
        }
    }
}
