/// Takes a batch of events, decides, stores decision and effect in one transaction.
@NullMarked
package io.heard.review;

import org.jspecify.annotations.NullMarked;
