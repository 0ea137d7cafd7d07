/// The life of a follow-up, its reasons and its decisions.
@NullMarked
package io.heard.followup;

import org.jspecify.annotations.NullMarked;
