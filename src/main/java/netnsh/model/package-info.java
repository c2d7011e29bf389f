/**
 * What the kernel holds, one record per rtnetlink family: the fixed header as fields, the rest as attributes, so that
 * nothing the kernel says is lost. The same records carry what a request wants changed.
 */
package netnsh.model;
