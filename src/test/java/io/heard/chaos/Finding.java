package io.heard.chaos;

/// Something that must not be.
record Finding(Kind kind, String what) {

    enum Kind {
        LOST,
        DOUBLED,
        WRONG
    }

    static Finding lost(String what) {
        return new Finding(Kind.LOST, what);
    }

    static Finding doubled(String what) {
        return new Finding(Kind.DOUBLED, what);
    }

    static Finding wrong(String what) {
        return new Finding(Kind.WRONG, what);
    }
}
