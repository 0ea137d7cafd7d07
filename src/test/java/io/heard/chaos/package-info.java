/// Everything breaks while orders come in, and afterwards the books must balance.
@NullMarked
package io.heard.chaos;

import org.jspecify.annotations.NullMarked;
