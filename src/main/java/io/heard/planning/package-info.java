/// Which rep takes what on which day, within capacity, and in which order a rep's day is worked.
@NullMarked
package io.heard.planning;

import org.jspecify.annotations.NullMarked;
