/** What keeps card codes unreadable and subscribers unnamed in the database. */
@NullMarked
package io.hefu.rights.secrecy;

import org.jspecify.annotations.NullMarked;
