/** Help, the man page, the command reference and the completion scripts, all written from the declarations. */
package netnsh.doc;
