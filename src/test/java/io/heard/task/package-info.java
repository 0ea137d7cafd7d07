@NullMarked
package io.heard.task;

import org.jspecify.annotations.NullMarked;
