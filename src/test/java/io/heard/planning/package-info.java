@NullMarked
package io.heard.planning;

import org.jspecify.annotations.NullMarked;
