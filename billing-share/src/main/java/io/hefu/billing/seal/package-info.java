/**
 * What makes figures checkable by those who do not trust us: a canonical binary form, a Merkle tree whose nodes commit to
 * sums, proofs out of it, signatures.
 *
 * <p>The tree has the shape of RFC 6962 §2.1. A node is a hash with the count, gross and share of all below it, and a hash
 * covers the sums it was made of, so that a root commits to the totals and to every subtotal:
 *
 * <pre>
 * empty tree   hash = SHA-256()                                 count 0, gross 0, share 0
 * leaf         hash = SHA-256(00 ‖ encoding)                    count 1
 * inner node   hash = SHA-256(01 ‖ left ‖ right)                sums of both; left, right = hash ‖ count ‖ gross ‖ share
 * section      hash = SHA-256(02 ‖ kind ‖ value ‖ tree's root)  sums of that root
 * </pre>
 *
 * Sections make trees of trees: the calls of a minute are a tree, a day is the tree over its minutes, a month the tree over
 * its days. A minute's subtotal is then a node like any other, with no leaf of another minute to be shown, and the month is
 * sealed out of 31 roots instead of ten million calls. All numbers are 64 bit, big-endian, amounts in micro-yuan.
 */
@NullMarked
package io.hefu.billing.seal;

import org.jspecify.annotations.NullMarked;
