/**
 * Link kinds, one file each, and the rows they are made of. One {@link netnsh.kind.Row} is a clause of the command, an
 * attribute of the message, a field of the output, the words that set it again and a line of the reference at once. A
 * kind whose options follow rules of their own overrides a method of {@link netnsh.kind.LinkKind}; {@link
 * netnsh.kind.Kinds} lists all, {@link netnsh.kind.LinkRows} holds what every link has.
 */
package netnsh.kind;
