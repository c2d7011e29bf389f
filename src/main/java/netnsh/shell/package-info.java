/**
 * The prompt: reads lines with JLine (editing, history, completion, colours, tips), hands them to the session, and says
 * what there is to say before the next one. Decides nothing about networks. A terminal that JLine cannot draw on gets
 * plain lines.
 */
package netnsh.shell;
