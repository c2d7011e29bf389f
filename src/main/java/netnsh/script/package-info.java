/**
 * Command files and notes in Markdown: how they are read, checked as a whole before the first line runs, and replayed in a
 * session line by line.
 */
package netnsh.script;
