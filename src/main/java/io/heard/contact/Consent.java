package io.heard.contact;

/// What a place asks for before a contact, from lenient to strict.
public enum Consent {
    NONE,
    OPT_OUT,
    EXPRESS;

    public Consent stricter(Consent other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
