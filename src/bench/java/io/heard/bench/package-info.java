/// Figures of the deciding core; see the README beside.
@NullMarked
package io.heard.bench;

import org.jspecify.annotations.NullMarked;
