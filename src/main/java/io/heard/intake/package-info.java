/// Events in: Kafka and HTTP, native CloudEvents and shop formats. How shops write is in `dialect`, and
/// how bytes and JSON are read in `reading`.
@NullMarked
package io.heard.intake;

import org.jspecify.annotations.NullMarked;
