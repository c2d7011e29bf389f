# Written from the declarations by "netnsh doc fish" (scripts/docs); do not edit.
# Use: source this file, or install it as ~/.config/fish/completions/netnsh.fish

function __netnsh_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l plain (string unescape -- $word); or set plain (string replace -r '^[\'"]' '' -- $word)
    $words[1] complete $words[2..] "$plain" 2>/dev/null
end

function __netnsh_first
    test (count (commandline -opc)) -eq 1; and not string match -q '@*' -- (commandline -ct)
end

complete -c netnsh -n __netnsh_first -F
complete -c netnsh -n 'not __netnsh_first' -f -k -a '(__netnsh_complete)'
complete -c netnsh -n __netnsh_first -a 'addr' -d 'addresses of interfaces'
complete -c netnsh -n __netnsh_first -a 'maddr' -d 'multicast addresses of interfaces'
complete -c netnsh -n __netnsh_first -a 'route' -d 'routes'
complete -c netnsh -n __netnsh_first -a 'rule' -d 'policy rules'
complete -c netnsh -n __netnsh_first -a 'neigh' -d 'neighbours: ARP and NDISC'
complete -c netnsh -n __netnsh_first -a 'link' -d 'interfaces'
complete -c netnsh -n __netnsh_first -a 'tunnel' -d 'tunnels in ip-tunnel\'s words: link add has them (refused)'
complete -c netnsh -n __netnsh_first -a 'tuntap' -d 'links that a program reads and writes'
complete -c netnsh -n __netnsh_first -a 'monitor' -d 'what changes, as it happens'
complete -c netnsh -n __netnsh_first -a 'netns' -d 'network namespaces'
complete -c netnsh -n __netnsh_first -a 'netconf' -d 'settings of IPv4, IPv6 and MPLS'
complete -c netnsh -n __netnsh_first -a 'nexthop' -d 'nexthops that routes share'
complete -c netnsh -n __netnsh_first -a 'bridge' -d 'bridges: ports, forwarding, VLANs, multicast'
complete -c netnsh -n __netnsh_first -a 'ifconfig' -d 'interfaces, the old spelling'
complete -c netnsh -n __netnsh_first -a 'arp' -d 'neighbours, the old spelling'
complete -c netnsh -n __netnsh_first -a 'brctl' -d 'bridges, the old spelling'
complete -c netnsh -n __netnsh_first -a 'vconfig' -d 'VLANs, the old spelling'
complete -c netnsh -n __netnsh_first -a 'use' -d 'where the following lines run'
complete -c netnsh -n __netnsh_first -a 'gw' -d 'the default route'
complete -c netnsh -n __netnsh_first -a 'up' -d 'switch interfaces on'
complete -c netnsh -n __netnsh_first -a 'down' -d 'switch interfaces off'
complete -c netnsh -n __netnsh_first -a 'cable' -d 'a cable between two namespaces'
complete -c netnsh -n __netnsh_first -a 'switch' -d 'a bridge with a cable to each namespace'
complete -c netnsh -n __netnsh_first -a 'sysctl' -d 'parameters of the kernel'
complete -c netnsh -n __netnsh_first -a 'ping' -d 'send ICMP echo requests'
complete -c netnsh -n __netnsh_first -a 'echo' -d 'print words'
complete -c netnsh -n __netnsh_first -a 'sleep' -d 'wait'
complete -c netnsh -n __netnsh_first -a 'source' -d 'run the lines of a file'
complete -c netnsh -n __netnsh_first -a 'run' -d 'run a program, also one with a command\'s name'
complete -c netnsh -n __netnsh_first -a 'as' -d 'run a program as somebody else'
complete -c netnsh -n __netnsh_first -a 'exec' -d 'become a program in a namespace'
complete -c netnsh -n __netnsh_first -a 'cd' -d 'go to another folder'
complete -c netnsh -n __netnsh_first -a 'export' -d 'hand variables on to programs'
complete -c netnsh -n __netnsh_first -a 'jobs' -d 'what runs in the background'
complete -c netnsh -n __netnsh_first -a 'fg' -d 'bring a job to the foreground'
complete -c netnsh -n __netnsh_first -a 'bg' -d 'let a stopped job go on'
complete -c netnsh -n __netnsh_first -a 'kill' -d 'end a job'
complete -c netnsh -n __netnsh_first -a 'wait' -d 'wait for jobs'
complete -c netnsh -n __netnsh_first -a 'help' -d 'say what there is and how it is written'
complete -c netnsh -n __netnsh_first -a 'exit' -d 'end the session'
complete -c netnsh -n __netnsh_first -a '-c' -d 'run this line; may be given several times'
complete -c netnsh -n __netnsh_first -a '--command' -d 'run this line; may be given several times'
complete -c netnsh -n __netnsh_first -a '--dry-run' -d 'print what would be done in iproute2\'s words, and touch nothing'
complete -c netnsh -n __netnsh_first -a '-k' -d 'go on after a line that failed'
complete -c netnsh -n __netnsh_first -a '--keep-going' -d 'go on after a line that failed'
complete -c netnsh -n __netnsh_first -a '-v' -d 'print every step in iproute2\'s words before it is done'
complete -c netnsh -n __netnsh_first -a '--verbose' -d 'print every step in iproute2\'s words before it is done'
complete -c netnsh -n __netnsh_first -a '--sandbox' -d 'work in fresh namespaces that go with netnsh (always so without root); first option only'
complete -c netnsh -n __netnsh_first -a '--as' -d 'run programs as this user; me: who typed sudo, or started the sandbox'
complete -c netnsh -n __netnsh_first -a '--check' -d 'compare the output that notes show with what comes'
complete -c netnsh -n __netnsh_first -a '--tap' -d 'the same, told in the Test Anything Protocol'
complete -c netnsh -n __netnsh_first -a '--update' -d 'the same, and write into the notes what came'
complete -c netnsh -n __netnsh_first -a '--map' -d 'in notes, what their author called OLD is called NEW; may be given several times'
complete -c netnsh -n __netnsh_first -a '--uplink' -d 'make this interface for notes: a cable to a namespace that plays the outside'
complete -c netnsh -n __netnsh_first -a '--patch' -d 'lines OLD -> NEW for notes: what stands in the place of a line'
complete -c netnsh -n __netnsh_first -a '--files' -d 'write the files that notes show there, and run their programs there'
complete -c netnsh -n __netnsh_first -a '-V' -d 'print the version'
complete -c netnsh -n __netnsh_first -a '--version' -d 'print the version'
complete -c netnsh -n __netnsh_first -a '-h' -d 'print this help'
complete -c netnsh -n __netnsh_first -a '--help' -d 'print this help'
