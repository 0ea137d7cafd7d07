package io.heard.planning;

import java.util.regex.Pattern;

/// A representative, by the name they log in with.
public record RepId(String value) implements Comparable<RepId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

    public RepId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("id: '" + value
                    + "' is not the id of a representative: letters, digits, and . _ @ - after the first");
        }
    }

    @Override
    public int compareTo(RepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
