/** Makes text of what came out: iproute2's text, tables and JSON to the letter. Writes nothing anywhere itself. */
package netnsh.render;
