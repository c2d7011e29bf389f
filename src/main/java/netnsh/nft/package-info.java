/**
 * The packet filter's own language, libnftables-json(5): rules of netnsh's as a transaction, and what {@code nft -j} lists as
 * data. All that netnsh makes lies in tables called {@code netnsh}; nothing is run here.
 */
package netnsh.nft;
