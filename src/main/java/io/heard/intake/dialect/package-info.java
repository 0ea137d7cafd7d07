/// How shops write: what one of their messages tells, in Heard's own events.
@NullMarked
package io.heard.intake.dialect;

import org.jspecify.annotations.NullMarked;
