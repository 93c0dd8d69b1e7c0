/** What is checked, pass by pass. Each derives again what is stored, and tells where the two differ. */
@NullMarked
package io.hefu.checker.pass;

import org.jspecify.annotations.NullMarked;
