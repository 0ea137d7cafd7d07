package io.heard.bench;

/// Lines on standard output, with the seconds since the start in front.
final class Said {

    private static final long START = System.nanoTime();

    private Said() {}

    static void say(String text) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - START) / 1e9, text);
    }
}
