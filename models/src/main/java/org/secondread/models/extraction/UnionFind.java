package org.secondread.models.extraction;

import java.util.Arrays;

/** Sets of whole numbers that are joined pair by pair; a set is named by its smallest member. */
final class UnionFind {
    private int[] parent = new int[1024];
    private int size;

    /** A new set of one member, the next number. */
    int add() {
        if (size == parent.length) {
            parent = Arrays.copyOf(parent, size * 2);
        }
        parent[size] = size;
        return size++;
    }

    int find(int member) {
        int root = member;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** Joins the sets of two members and returns the name of the joined one. */
    int join(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        int root = Math.min(rootA, rootB);
        parent[Math.max(rootA, rootB)] = root;
        return root;
    }
}
