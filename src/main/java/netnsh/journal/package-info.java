/**
 * What netnsh has changed, kept so that it can be taken back, also after the process was killed: every change is written
 * down before it is made and completed after it. One file for each session, in {@link netnsh.journal.Folder}.
 */
package netnsh.journal;
