package io.heard.desk;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/// Amounts as people write them.
final class Money {

    private Money() {}

    /// @param currency as a shop wrote it, which may be none
    static String text(Number amount, String currency, Locale locale) {
        try {
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(currency));
            return format.format(amount);
        } catch (IllegalArgumentException unknown) {
            return String.format(locale, "%.2f %s", amount.doubleValue(), currency);
        }
    }
}
