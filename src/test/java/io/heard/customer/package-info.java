@NullMarked
package io.heard.customer;

import org.jspecify.annotations.NullMarked;
