/// Contact rules, holidays and company settings, dated and versioned.
@NullMarked
package io.heard.rulebook;

import org.jspecify.annotations.NullMarked;
