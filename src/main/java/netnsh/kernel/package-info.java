/**
 * The only door to the machine: the port {@link netnsh.kernel.Kernel}, the real one behind it, and
 * {@link netnsh.kernel.NsThread}, the only class that enters a namespace.
 */
package netnsh.kernel;
