/** The canonical binary form, trees and signatures, written from the description of their format. */
@NullMarked
package io.hefu.checker.seal;

import org.jspecify.annotations.NullMarked;
