/// What shops send, through the doors that they use.
@NullMarked
package io.heard.intake;

import org.jspecify.annotations.NullMarked;
