/**
 * netnsh under the name {@code ip} or {@code bridge}: reads the options and batch files of those programs, has their
 * lines planned like all others, and says what goes wrong in their words and with their exit status.
 */
package netnsh.front;
