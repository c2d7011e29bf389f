package netnsh.value;

import java.util.List;

/**
 * Somebody whom programs can run as, see passwd(5).
 *
 * @param name the login name; the number where no name is known
 * @param uid the user's number
 * @param gid the number of the login group
 * @param groups all groups, the login group among them
 * @param home the home folder
 * @param shell the login shell
 */
public record Account(String name, long uid, long gid, List<Long> groups, String home, String shell) {}
