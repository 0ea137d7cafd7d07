package io.heard.desk;

import java.util.ArrayList;
import java.util.List;

/// Two texts line by line: what both have, what only the newer has, what only the older had.
final class Lines {

    /// Longer ones are shown without a comparison: it takes as many steps as the product of both lengths.
    private static final int MOST = 1_000;

    private Lines() {}

    static List<PlaybookPage.Line> of(String text) {
        return text.lines()
                .map(line -> new PlaybookPage.Line(line, false, false))
                .toList();
    }

    static List<PlaybookPage.Line> between(String older, String newer) {
        var before = older.lines().toList();
        var after = newer.lines().toList();
        if (before.size() > MOST || after.size() > MOST) {
            return of(newer);
        }
        var common = common(before, after);
        var lines = new ArrayList<PlaybookPage.Line>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean same =
                    i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
            if (same) {
                lines.add(new PlaybookPage.Line(after.get(j), false, false));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new PlaybookPage.Line(before.get(i++), false, true));
            } else {
                lines.add(new PlaybookPage.Line(after.get(j++), true, false));
            }
        }
        return lines;
    }

    /// How many lines the rests from here on have in common, in order.
    private static int[][] common(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
