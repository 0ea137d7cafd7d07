@NullMarked
package io.heard.review;

import org.jspecify.annotations.NullMarked;
