@NullMarked
package io.heard.workqueue;

import org.jspecify.annotations.NullMarked;
