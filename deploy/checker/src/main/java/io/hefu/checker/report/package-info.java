/** What was checked, what differs, and what was not checked. */
@NullMarked
package io.hefu.checker.report;

import org.jspecify.annotations.NullMarked;
