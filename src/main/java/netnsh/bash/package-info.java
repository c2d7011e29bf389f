/**
 * Bash programs: bash runs them, and {@code ip}, {@code bridge}, {@code sysctl} … are functions there that hand their line
 * to a session of this process and wait for its answer. How the two speak is told at {@link netnsh.bash.Calls}.
 */
package netnsh.bash;
