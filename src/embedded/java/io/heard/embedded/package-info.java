/// The servers that Heard brings along for trying, developing and testing: PostgreSQL, a Kafka broker and a
/// clock that can be moved.
@NullMarked
package io.heard.embedded;

import org.jspecify.annotations.NullMarked;
