/** What the Java peers do with a call besides proxying it. */
package io.hefu.bench.peer.admission;
