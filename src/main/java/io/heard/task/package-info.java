/// The life of one call or email task.
@NullMarked
package io.heard.task;

import org.jspecify.annotations.NullMarked;
