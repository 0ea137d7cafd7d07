/// What tests share: servers, fixtures.
@NullMarked
package io.heard.testing;

import org.jspecify.annotations.NullMarked;
