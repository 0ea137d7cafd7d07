/// Every attempt on every channel, by whomever, with its proof.
@NullMarked
package io.heard.contactlog;

import org.jspecify.annotations.NullMarked;
