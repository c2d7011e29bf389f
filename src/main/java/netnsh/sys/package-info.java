/**
 * The native layer, the only room that sees jnr (its call layer jffi, see {@code Fn}): system calls with their errors as {@link netnsh.sys.SysException},
 * descriptors, files, mounts, namespaces, sockets, programs and the terminal. Every call acts for the calling thread and
 * in its namespaces, keeps nothing open behind the caller's back and starts no thread, so that it may run on a thread that
 * stands in a foreign namespace. Texts are bytes by way of {@link netnsh.value.Utf8}. Numbers are those of Linux on
 * 64-bit machines.
 */
package netnsh.sys;
