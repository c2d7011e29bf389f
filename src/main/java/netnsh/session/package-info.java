/**
 * Where a person stands and what goes on around: the session with its context, variables and jobs, the names that can be
 * completed from here, and the performing of plans through the kernel's port.
 */
package netnsh.session;
