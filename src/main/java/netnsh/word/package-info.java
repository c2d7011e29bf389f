/**
 * The types of words: how each kind of value in a line is read, written, offered and what is wrong with it. The strict
 * rules for names and numbers stand here and nowhere else.
 */
package netnsh.word;
