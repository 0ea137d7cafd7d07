/// Tests of the demo.
@NullMarked
package io.heard.demo;

import org.jspecify.annotations.NullMarked;
