/** Statements made again from their rows: leaves, sections, lines, heads. */
@NullMarked
package io.hefu.checker.statement;

import org.jspecify.annotations.NullMarked;
