/**
 * What to do, as data: a {@link netnsh.plan.Plan} of {@link netnsh.plan.Effect}s, the requests to the kernel as
 * {@link netnsh.plan.NetOp}s, what came out as {@link netnsh.plan.Outcome}, what went wrong as
 * {@link netnsh.plan.Problem}. Does no input or output; {@link netnsh.plan.View} is the port through which a planner reads.
 */
package netnsh.plan;
