@NullMarked
package io.heard.commitment;

import org.jspecify.annotations.NullMarked;
