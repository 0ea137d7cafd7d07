package io.heard.desk;

import org.jspecify.annotations.Nullable;

/// What a rep decides for themselves.
///
/// @param since when the calendar's address was made; absent: there is none
/// @param url the address, on the one page that shows it
/// @param csvHref their queue as a table
/// @param mailTo where the mail about their day goes; absent: no address is known
record OwnPage(
        @Nullable String news,
        @Nullable String since,
        @Nullable String url,
        String csvHref,
        @Nullable String mailTo,
        boolean wantsMail) {}
