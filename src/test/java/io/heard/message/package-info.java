@NullMarked
package io.heard.message;

import org.jspecify.annotations.NullMarked;
