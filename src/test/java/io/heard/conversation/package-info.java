@NullMarked
package io.heard.conversation;

import org.jspecify.annotations.NullMarked;
