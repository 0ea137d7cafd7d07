@NullMarked
package io.heard.upkeep;

import org.jspecify.annotations.NullMarked;
