/** Where the operator's network sees a phone, and how it is asked. */
@NullMarked
package io.hefu.location.network;

import org.jspecify.annotations.NullMarked;
