package io.heard.planning;

import java.util.Locale;

/// Language tags (BCP 47) as far as talking goes: `en-GB` and `en` are one language.
final class Language {

    private Language() {}

    static boolean isSame(String a, String b) {
        return primary(a).equals(primary(b));
    }

    private static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
