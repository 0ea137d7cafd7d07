/// A made-up shop that shows what Heard does: it publishes orders to Kafka and lets reps work over REST, as any
/// integrator could.
@NullMarked
package io.heard.demo;

import org.jspecify.annotations.NullMarked;
