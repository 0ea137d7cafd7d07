package io.heard.planning;

import java.util.regex.Pattern;

/// A team, by its short name.
public record TeamId(String value) implements Comparable<TeamId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

    public TeamId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "id: '" + value + "' is not the id of a team: letters, digits, and . _ @ - after the first");
        }
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
