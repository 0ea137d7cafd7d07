package io.heard.planning;

/// Sets of slots as words of 64: a plan asks "where may this go, and where is room" millions of times.
final class Bits {

    private Bits() {}

    static long[] of(int size) {
        return new long[(size + 63) >> 6];
    }

    static boolean has(long[] bits, int i) {
        return (bits[i >> 6] & (1L << i)) != 0;
    }

    static void set(long[] bits, int i) {
        bits[i >> 6] |= 1L << i;
    }

    static void clear(long[] bits, int i) {
        bits[i >> 6] &= ~(1L << i);
    }

    static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /// The first of `a ∩ b` at or after `from`; -1 for none.
    static int nextCommon(long[] a, long[] b, int from) {
        int word = from >> 6;
        if (word >= a.length) {
            return -1;
        }
        long common = a[word] & b[word] & (-1L << from);
        while (common == 0) {
            if (++word == a.length) {
                return -1;
            }
            common = a[word] & b[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(common);
    }

    static int next(long[] bits, int from) {
        return nextCommon(bits, bits, from);
    }
}
