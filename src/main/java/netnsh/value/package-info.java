/** Small values that are parsed once and are never strings again; nothing here does I/O. */
package netnsh.value;
