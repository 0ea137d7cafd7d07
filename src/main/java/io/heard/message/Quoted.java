package io.heard.message;

import java.util.List;
import java.util.regex.Pattern;

/// Finds what is new in an answer: mail programs put below it what it answers.
///
/// Where nothing would be left, all of it stays: rather too much to read than a word of a customer lost.
public final class Quoted {

    /// A line with which what is quoted begins.
    private static final List<Pattern> MARKS = List.of(
            // Ada wrote …: with a date, an address or both before the verb, as mail programs write it
            Pattern.compile("(?iuU)^\\W{0,3}(on|am|le|el|il|op|em|den|dne|w dniu)\\b.{6,300}"
                    + "\\b(wrote|schrieb.{0,120}|écrit|escribió|scritto|schreef.{0,120}|escreveu|skrev.{0,120}|napsal.{0,20}"
                    + "|napisał.{0,20})\\s*:\\s*$"),
            Pattern.compile("(?iuU)^\\s*-{2,}\\s*(original message|original appointment|ursprüngliche nachricht"
                    + "|originalnachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht"
                    + "|forwarded message|weitergeleitete nachricht)\\s*-{2,}\\s*$"),
            Pattern.compile("^\\s*_{20,}\\s*$"));

    /// The block that other programs write instead: its first line, and one of those that follow.
    private static final Pattern FROM =
            Pattern.compile("(?iuU)^\\W{0,3}(from|von|de|da|van|från)\\W{0,2}:\\W{0,3}\\s?.{3,300}$");

    private static final Pattern WITH_FROM = Pattern.compile(
            "(?iuU)^\\W{0,3}(sent|date|gesendet|datum|envoyé|enviado|inviato|data|verzonden|skickat|to|an|à|para|a|aan)\\W{0,2}:\\W{0,3}.*$");

    private static final Pattern QUOTE = Pattern.compile("^\\s{0,3}>.*$");
    private static final int LINES_OF_BLOCK = 4;
    private static final int LONGEST_MARK = 300;

    private Quoted() {}

    public static String without(String whole) {
        var lines = whole.lines().toList();
        var top =
                String.join("\n", withoutQuotes(lines.subList(0, begin(lines)))).strip();
        if (!top.isEmpty()) {
            return top;
        }
        var between = String.join(
                        "\n",
                        withoutQuotes(lines.stream()
                                .filter(line -> MARKS.stream()
                                        .noneMatch(mark -> mark.matcher(line).matches()))
                                .toList()))
                .strip();
        return between.isEmpty() ? whole.strip() : between;
    }

    private static List<String> withoutQuotes(List<String> lines) {
        return lines.stream().filter(line -> !QUOTE.matcher(line).matches()).toList();
    }

    private static int begin(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (isMark(lines, i)) {
                return i;
            }
        }
        return lines.size();
    }

    /// Programs break the line about who wrote where it gets long.
    private static boolean isMark(List<String> lines, int at) {
        var line = lines.get(at);
        if (line.length() > LONGEST_MARK) {
            return false;
        }
        var withNext = at + 1 < lines.size() && lines.get(at + 1).length() <= LONGEST_MARK
                ? line + " " + lines.get(at + 1).strip()
                : line;
        return MARKS.stream()
                        .anyMatch(mark -> mark.matcher(line).matches()
                                || mark.matcher(withNext).matches())
                || (FROM.matcher(line).matches()
                        && lines.subList(at + 1, Math.min(lines.size(), at + 1 + LINES_OF_BLOCK)).stream()
                                .anyMatch(next -> WITH_FROM.matcher(next).matches()));
    }
}
