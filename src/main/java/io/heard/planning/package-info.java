/// Which rep takes what, and in which order a rep's day is worked.
@NullMarked
package io.heard.planning;

import org.jspecify.annotations.NullMarked;
