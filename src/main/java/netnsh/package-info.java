/** The interactive shell for Linux network namespaces: {@code Main} wires the rooms together, each room is a package. */
package netnsh;
