/// The REST interface, as openapi.yaml says.
@NullMarked
package io.heard.api;

import org.jspecify.annotations.NullMarked;
