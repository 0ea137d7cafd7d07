/// What shops send, and which events it becomes.
@NullMarked
package io.heard.intake.dialect;

import org.jspecify.annotations.NullMarked;
