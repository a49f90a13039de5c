package org.secondread.domain;

/**
 * A point or direction with three components. In patient space: LPS, millimetres (x to the left, y to the posterior, z
 * to the head, PS3.3 C.7.6.2.1.1). In index space: voxel indices, where whole numbers are voxel centres.
 */
public record Vector3(double x, double y, double z) {
    public Vector3 plus(Vector3 o) {
        return new Vector3(x + o.x, y + o.y, z + o.z);
    }

    public Vector3 minus(Vector3 o) {
        return new Vector3(x - o.x, y - o.y, z - o.z);
    }

    public Vector3 times(double factor) {
        return new Vector3(x * factor, y * factor, z * factor);
    }

    public double dot(Vector3 o) {
        return x * o.x + y * o.y + z * o.z;
    }

    /** The right-handed vector product. */
    public Vector3 cross(Vector3 o) {
        return new Vector3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    public double norm() {
        return Math.sqrt(dot(this));
    }

    public double distanceTo(Vector3 o) {
        return minus(o).norm();
    }

    /** Component 0, 1 or 2. */
    public double component(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IndexOutOfBoundsException(axis);
        };
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }
}
