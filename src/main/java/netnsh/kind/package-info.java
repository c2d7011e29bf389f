/**
 * Link kinds, one file each, and the rows they are made of. One {@link netnsh.kind.Row} is a clause of the command, an
 * attribute of the message, a field of the output and a line of the reference at once.
 */
package netnsh.kind;
