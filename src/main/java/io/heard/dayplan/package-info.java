/// Which rep is to take what on which of the next days, and what does not fit.
@NullMarked
package io.heard.dayplan;

import org.jspecify.annotations.NullMarked;
