/// Keeps the house: what is over its time goes, and what falls silent is noticed.
@NullMarked
package io.heard.upkeep;

import org.jspecify.annotations.NullMarked;
