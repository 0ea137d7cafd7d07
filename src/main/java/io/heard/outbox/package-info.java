/// What the world is told, once it is true.
@NullMarked
package io.heard.outbox;

import org.jspecify.annotations.NullMarked;
