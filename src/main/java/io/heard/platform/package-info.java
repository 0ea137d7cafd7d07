/// What every door and store needs from below: the clock, security, problem details, health, configuration.
@NullMarked
package io.heard.platform;

import org.jspecify.annotations.NullMarked;
