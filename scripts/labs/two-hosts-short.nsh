# Two hosts on one switch, in netnsh's own words; two-hosts.nsh does the same with the lines of ip.
#
#   left 10.0.1.1 eth0 ┐
#                      sw0
#   right 10.0.0.1 eth0 ┘

netns add left right
@left,right up lo
switch sw0 left:eth0 right:eth0
@left addr 10.0.1.1/24
@right addr 10.0.0.1/24
@left route 10.0.0.0/24
@right route 10.0.1.0/24
hosts left right.lab=10.0.0.1
hosts right left.lab=10.0.1.1

# The claim: each reaches the other, by name too, and a server is reached through the switch.
retry 20s pingall -q
@right start --name web as nobody python3 $HERE/hello.py 8080 "hello from right"
@right wait-port 8080 20s
servers
@left as nobody curl -fsS -m 10 http://right.lab:8080/ | grep "hello from right"

# The switch can keep them apart, and together again.
block left right
! @left as nobody curl -fsS -m 1 -o /dev/null http://right.lab:8080/
block list
block del left right
@left as nobody curl -fsS -m 10 http://right.lab:8080/ | grep "hello from right"

stop web
hosts left clear
hosts right clear
echo "left and right reach each other, unless they are kept apart."
echo "Take it down with: netns del left right; link del sw0"
