/// Contact rules, preferences and suppressions in; contact windows with reasons out.
@NullMarked
package io.heard.contact;

import org.jspecify.annotations.NullMarked;
