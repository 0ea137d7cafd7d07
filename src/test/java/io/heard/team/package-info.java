@NullMarked
package io.heard.team;

import org.jspecify.annotations.NullMarked;
