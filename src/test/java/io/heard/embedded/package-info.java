/// Tests of the servers that Heard brings along.
@NullMarked
package io.heard.embedded;

import org.jspecify.annotations.NullMarked;
