#compdef netnsh
# Written from the declarations by "netnsh doc zsh" (scripts/docs); do not edit.
# Use: source this file behind compinit, or install it as _netnsh in a folder of $fpath

_netnsh() {
    local -a first texts lines
    local candidate help
    first=(
        'addr:addresses of interfaces'
        'maddr:multicast addresses of interfaces'
        'route:routes'
        'rule:policy rules'
        'neigh:neighbours: ARP and NDISC'
        'link:interfaces'
        'tunnel:tunnels, as ip-tunnel has them'
        'tuntap:links that a program reads and writes'
        'monitor:what changes, as it happens'
        'netns:network namespaces'
        'netconf:settings of IPv4, IPv6 and MPLS'
        'nexthop:nexthops that routes share'
        'bridge:bridges: ports, forwarding, VLANs, multicast'
        'ifconfig:interfaces, the old spelling'
        'arp:neighbours, the old spelling'
        'brctl:bridges, the old spelling'
        'vconfig:VLANs, the old spelling'
        'use:where the following lines run'
        'gw:the default route'
        'up:switch interfaces on'
        'down:take a session down, or switch interfaces off'
        'transaction:changes that stand or go together'
        'commit:let the transaction'\''s changes stand'
        'rollback:take the transaction'\''s changes back'
        'confirm:take changes back unless they are confirmed'
        'sessions:the sessions of which something stands'
        'scan:what was left and no session knows of'
        'cable:a cable between two namespaces'
        'switch:a bridge with a cable to each namespace'
        'uplink:a namespace'\''s way to the outside'
        'nat:the way out with the machine'\''s address'
        'forward:ports handed on to servers'
        'block:keep packets back'
        'allow:let packets through'
        'dns:name servers of a namespace'
        'hosts:addresses of hosts in a namespace'
        'ipv4only:IPv4 and nothing else'
        'ipv6only:IPv6 and nothing else'
        'sysctl:parameters of the kernel'
        'ping:send ICMP echo requests'
        'pingall:whether every namespace reaches every other'
        'echo:print words'
        'sleep:wait'
        'source:run the lines of a file'
        'record:keep what is done in a file'
        'run:run a program, also one with a command'\''s name'
        'as:run a program as somebody else'
        'exec:become a program in a namespace'
        'start:start a server'
        'stop:end a server'
        'logs:print what a server said'
        'spawn:hosts of their own'
        'wait-port:wait until somebody listens'
        'servers:who listens where'
        'save:write what is there to a file'
        'diff:what differs from a file'
        'apply:make it what a file makes'
        'undo:take back'
        'redo:do again'
        'history:what can be taken back'
        'cd:go to another folder'
        'export:hand variables on to programs'
        'jobs:what runs in the background'
        'fg:bring a job to the foreground'
        'bg:let a stopped job go on'
        'kill:end a job'
        'wait:wait for jobs'
        'help:say what there is and how it is written'
        'exit:end the session'
        'notes:say how notes are understood, and run nothing'
        'test:run notes and command files in sandboxes and check them'
        '-c:run this line; may be given several times'
        '--command:run this line; may be given several times'
        '--dry-run:print what would be done in iproute2'\''s words, and touch nothing'
        '-k:go on after a line that failed'
        '--keep-going:go on after a line that failed'
        '-v:print every step in iproute2'\''s words before it is done'
        '--verbose:print every step in iproute2'\''s words before it is done'
        '--sandbox:work in fresh namespaces that go with netnsh (always so without root); first option only'
        '--atomic:take everything back when a line fails'
        '--drop:under sudo: go on as who typed it, with the capabilities that it needs and none for programs; first option only'
        '--as:run programs as this user; me: who typed sudo, or started the sandbox'
        '--bash:run a program that asks for sh, or for nothing, with bash; in notes also fences of bash commands'
        '--check:compare the output that notes show with what comes'
        '--tap:the same, told in the Test Anything Protocol'
        '--update:the same, and write into the notes what came'
        '--map:in notes, what their author called OLD is called NEW; may be given several times'
        '--uplink:make this interface for notes: a cable to a namespace that plays the outside'
        '--patch:lines OLD -> NEW for notes: what stands in the place of a line'
        '--files:write the files that notes show there, and run their programs there'
        '-V:print the version'
        '--version:print the version'
        '-h:print this help'
        '--help:print this help'
    )
    if ((CURRENT == 2)) && [[ $words[2] != @* ]]; then
        _describe -t commands command first
        _files
        return
    fi
    while IFS=$'\t' read -r candidate help; do
        texts+=("$candidate")
        lines+=("$candidate${help:+  -- $help}")
    done < <("${(Q)words[1]}" complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    # what ends like this goes on: no blank behind it
    local -a open shut openlines shutlines
    local i
    for ((i = 1; i <= $#texts; i++)); do
        if [[ $texts[i] == *[/:.=] ]]; then
            open+=("$texts[i]") openlines+=("$lines[i]")
        else
            shut+=("$texts[i]") shutlines+=("$lines[i]")
        fi
    done
    (($#open)) && compadd -l -S '' -d openlines -a open
    (($#shut)) && compadd -l -d shutlines -a shut
    (($#texts))
}

if [[ $funcstack[1] == _netnsh ]]; then
    _netnsh "$@"
else
    compdef _netnsh netnsh
fi
