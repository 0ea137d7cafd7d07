/// The desk as its users meet it: over HTTP and in a browser.
@NullMarked
package io.heard.desk;

import org.jspecify.annotations.NullMarked;
