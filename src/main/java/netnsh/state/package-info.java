/**
 * The network as things that can be compared: a {@link netnsh.state.Snapshot} holds what is in some namespaces, each
 * {@link netnsh.state.Thing} knows the words that make it, {@link netnsh.state.Diff} says which lines lead from one
 * snapshot to another, and {@link netnsh.state.Inverse} which lines take a step back. Reads through
 * {@link netnsh.plan.View} only and changes nothing.
 */
package netnsh.state;
