package io.heard.planning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody can do, or what work needs, and how well: written `kitchen:2`, where `kitchen` alone is level 1.
public record Skill(String name, int level) implements Comparable<Skill> {

    public static final int HIGHEST = 9;

    /// A name of small letters, digits and single hyphens, and perhaps a level from 1 to 9.
    public static final String FORM = "([a-z0-9]+(?:-[a-z0-9]+)*)(?::([1-9]))?";

    private static final Pattern WRITTEN = Pattern.compile(FORM);
    private static final int LONGEST = 63;

    public Skill {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException("skills: '" + name + "' is not 1 to " + LONGEST + " characters long");
        }
        if (level < 1 || level > HIGHEST) {
            throw new IllegalArgumentException("skills: level " + level + " is not from 1 to " + HIGHEST);
        }
    }

    /// @throws IllegalArgumentException for what is no skill
    public static Skill parse(String text) {
        var read = WRITTEN.matcher(text);
        if (!read.matches()) {
            throw new IllegalArgumentException(
                    "skills: '" + text + "' is not written as in kitchen, or kitchen:2 with a level from 1 to 9");
        }
        return new Skill(read.group(1), level(read));
    }

    private static int level(Matcher read) {
        return read.group(2) == null ? 1 : Integer.parseInt(read.group(2));
    }

    /// Whether somebody who has this can do what needs `other`.
    public boolean covers(Skill other) {
        return name.equals(other.name) && level >= other.level;
    }

    @Override
    public int compareTo(Skill other) {
        int byName = name.compareTo(other.name);
        return byName == 0 ? Integer.compare(level, other.level) : byName;
    }

    @Override
    public String toString() {
        return level == 1 ? name : name + ":" + level;
    }
}
