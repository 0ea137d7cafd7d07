/// Events in: Kafka and HTTP, native CloudEvents and shop formats.
@NullMarked
package io.heard.intake;

import org.jspecify.annotations.NullMarked;
