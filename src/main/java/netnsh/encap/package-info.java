/**
 * Light-weight tunnels: what the packets of one route or nexthop are wrapped in, one type a file. They are made of the
 * rows of link kinds ({@link netnsh.kind.Row}); {@link netnsh.encap.Encaps} lists all.
 */
package netnsh.encap;
