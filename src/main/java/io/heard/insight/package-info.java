/// What the work of the last weeks looks like from afar.
@NullMarked
package io.heard.insight;

import org.jspecify.annotations.NullMarked;
