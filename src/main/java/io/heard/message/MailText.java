package io.heard.message;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a rep has written. Anything that was typed can be kept; only what has no flaw may leave.
public record MailText(String subject, String body) {

    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_BODY = 20_000;

    /// Begins a line that is a note for the writer: no customer may read it.
    public static final String NOTE = "» ";

    private static final Pattern BREAKS_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /// Browsers end lines with two characters, mail programs with what they like; nothing can be stored with a zero
    /// character in it.
    public MailText {
        subject = subject.strip().replace("\0", "");
        body = body.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").stripTrailing();
    }

    public enum Part {
        SUBJECT,
        BODY
    }

    public enum Flaw {
        EMPTY,
        LONG,
        CONTROL_CHARACTER,
        NOTES_LEFT
    }

    /// Why it cannot leave as it is; empty when it can.
    public Map<Part, Flaw> flaws() {
        var flaws = new EnumMap<Part, Flaw>(Part.class);
        if (subject.isEmpty()) {
            flaws.put(Part.SUBJECT, Flaw.EMPTY);
        } else if (subject.length() > LONGEST_SUBJECT) {
            flaws.put(Part.SUBJECT, Flaw.LONG);
        } else if (BREAKS_LINE.matcher(subject).find()) {
            flaws.put(Part.SUBJECT, Flaw.CONTROL_CHARACTER);
        }
        if (body.isBlank()) {
            flaws.put(Part.BODY, Flaw.EMPTY);
        } else if (body.length() > LONGEST_BODY) {
            flaws.put(Part.BODY, Flaw.LONG);
        } else if (UNPRINTABLE.matcher(body).find()) {
            flaws.put(Part.BODY, Flaw.CONTROL_CHARACTER);
        } else if (body.lines().anyMatch(line -> line.stripLeading().startsWith(NOTE.strip()))) {
            flaws.put(Part.BODY, Flaw.NOTES_LEFT);
        }
        return flaws;
    }
}
