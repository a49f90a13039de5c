package org.secondread.phantoms.space;

/** A point or direction in patient space: x to the left, y to the back, z to the head (LPS); points in millimetres. */
public record Vector3(double x, double y, double z) {

    public static final Vector3 ZERO = new Vector3(0, 0, 0);

    public Vector3 plus(Vector3 other) {
        return new Vector3(x + other.x, y + other.y, z + other.z);
    }

    public Vector3 minus(Vector3 other) {
        return new Vector3(x - other.x, y - other.y, z - other.z);
    }

    public Vector3 times(double factor) {
        return new Vector3(factor * x, factor * y, factor * z);
    }

    public double dot(Vector3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector3 cross(Vector3 other) {
        return new Vector3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    public double distanceTo(Vector3 other) {
        return minus(other).length();
    }

    /** The same direction with length one. */
    public Vector3 unit() {
        double length = length();
        if (length == 0) {
            throw new ArithmeticException("the zero vector has no direction");
        }
        return times(1 / length);
    }

    /** The smaller of both along each axis. */
    public Vector3 lowest(Vector3 other) {
        return new Vector3(Math.min(x, other.x), Math.min(y, other.y), Math.min(z, other.z));
    }

    /** The greater of both along each axis. */
    public Vector3 highest(Vector3 other) {
        return new Vector3(Math.max(x, other.x), Math.max(y, other.y), Math.max(z, other.z));
    }
}
