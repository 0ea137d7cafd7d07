/// Heard: decides when a human should reach out to each customer, and puts it into a person's day.
@NullMarked
package io.heard;

import org.jspecify.annotations.NullMarked;
