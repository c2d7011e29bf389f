/**
 * The commands, one file per noun. A {@link netnsh.verb.Verb} has {@link netnsh.verb.Form}s, each a shape with the
 * function that makes a plan of a request; the list of all is {@link netnsh.verb.Verbs}. Planners are pure.
 */
package netnsh.verb;
