/// Whether, when and how a person should reach out to a customer.
@NullMarked
package io.heard.decision;

import org.jspecify.annotations.NullMarked;
