@NullMarked
package io.heard.playbook;

import org.jspecify.annotations.NullMarked;
