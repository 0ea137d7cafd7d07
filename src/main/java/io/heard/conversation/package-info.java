/// Records what came of an attempt, what was promised and what was asked for, and picks the next step.
@NullMarked
package io.heard.conversation;

import org.jspecify.annotations.NullMarked;
