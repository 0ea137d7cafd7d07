/// Which events were seen; raw payloads; dead letters.
@NullMarked
package io.heard.inbox;

import org.jspecify.annotations.NullMarked;
