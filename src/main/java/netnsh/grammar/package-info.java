/**
 * A command's shape, declared once. {@link netnsh.grammar.Syntax} says what may be typed, {@link netnsh.grammar.Reader}
 * keeps for each way the words so far can be understood what remains of the shape, and from that one state come typed
 * arguments, completion, colours, errors and usage. Knows nothing of networks.
 */
package netnsh.grammar;
