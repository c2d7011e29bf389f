/**
 * Where a person stands and what goes on around: the session with its context, variables and jobs. A line is taken apart
 * by {@code LineParser}, its words are told apart by {@code Understanding}, lists and {@code @NS} are run by
 * {@code Runner}, one command by {@code Commander}, a plan by {@code Doer}, a program by {@code Launcher}. The names that
 * can be completed from here stand in {@link netnsh.session.Suggest}.
 */
package netnsh.session;
