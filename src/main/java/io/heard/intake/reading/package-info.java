/// Messages as bytes and JSON that know where they stand, so that what is wrong in them can be named.
@NullMarked
package io.heard.intake.reading;

import org.jspecify.annotations.NullMarked;
