/// Tests of what every door and store needs from below.
@NullMarked
package io.heard.platform;

import org.jspecify.annotations.NullMarked;
