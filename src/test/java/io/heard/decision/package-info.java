@NullMarked
package io.heard.decision;

import org.jspecify.annotations.NullMarked;
