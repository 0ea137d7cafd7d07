/// What is needed to run Heard elsewhere, held to the code: image, compose file, chart.
@NullMarked
package io.heard.deploy;

import org.jspecify.annotations.NullMarked;
