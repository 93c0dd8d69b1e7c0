/** A gateway made of Vert.x's reverse proxy. */
package io.hefu.bench.peer.vertx;
