@NullMarked
package io.heard.mail;

import org.jspecify.annotations.NullMarked;
