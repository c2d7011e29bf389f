/**
 * Small values, parsed once and never strings again: prefixes, hardware addresses, references to interfaces and
 * namespaces, and the byte-true conversion and the escape function that all text passes.
 */
package netnsh.value;
