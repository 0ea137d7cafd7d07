/// Intervals, open hours and day arithmetic that survive every clock change.
@NullMarked
package io.heard.calendar;

import org.jspecify.annotations.NullMarked;
