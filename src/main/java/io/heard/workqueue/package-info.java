/// Releases what is due, assigns it, and handles claim, lease and snooze.
@NullMarked
package io.heard.workqueue;

import org.jspecify.annotations.NullMarked;
