/**
 * Understands lab notes - Markdown or plain text with prompts, commands and their output - without running anything:
 * which lines are commands, where each runs, what it printed when the notes were written. Nothing here touches the machine.
 */
package netnsh.notes;
