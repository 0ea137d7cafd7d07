/// The web desk: where a rep sees today's work, takes it, and tells how it went.
@NullMarked
package io.heard.desk;

import org.jspecify.annotations.NullMarked;
