/// Who we may contact, what they bought, what they prefer, who owns the relationship.
@NullMarked
package io.heard.customer;

import org.jspecify.annotations.NullMarked;
