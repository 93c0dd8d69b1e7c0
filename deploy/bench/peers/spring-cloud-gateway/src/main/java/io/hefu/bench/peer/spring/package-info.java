/** A gateway made of Spring Cloud Gateway. */
package io.hefu.bench.peer.spring;
