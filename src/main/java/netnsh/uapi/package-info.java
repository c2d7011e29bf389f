/** The kernel's numbers with their names, one file for each uapi header: written out, never positional. */
package netnsh.uapi;
