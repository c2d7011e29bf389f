package netnsh.kernel;

import netnsh.sys.IcmpSocket;

/** What ICMP errors are called by ping(8); numbers from RFC 792, RFC 1122, RFC 1812 and RFC 4443. */
final class IcmpWords {
    private IcmpWords() {}

    static String of(IcmpSocket.Failure f) {
        return f.origin() == IcmpSocket.Failure.ICMP6 ? v6(f) : v4(f);
    }

    private static String v4(IcmpSocket.Failure f) {
        return switch (f.type()) {
            case 3 -> unreachable(f);
            case 4 -> "Source Quench";
            case 5 -> "Redirect";
            case 11 -> f.code() == 0 ? "Time to live exceeded" : "Frag reassembly time exceeded";
            case 12 -> "Parameter problem: pointer = " + f.info();
            default -> "Bad ICMP type: " + f.type();
        };
    }

    private static String unreachable(IcmpSocket.Failure f) {
        return switch (f.code()) {
            case 0 -> "Destination Net Unreachable";
            case 1 -> "Destination Host Unreachable";
            case 2 -> "Destination Protocol Unreachable";
            case 3 -> "Destination Port Unreachable";
            case 4 -> "Frag needed and DF set (mtu = " + f.info() + ")";
            case 5 -> "Source Route Failed";
            case 6 -> "Destination Net Unknown";
            case 7 -> "Destination Host Unknown";
            case 8 -> "Source Host Isolated";
            case 9 -> "Destination Net Prohibited";
            case 10 -> "Destination Host Prohibited";
            case 11 -> "Destination Net Unreachable for Type of Service";
            case 12 -> "Destination Host Unreachable for Type of Service";
            case 13 -> "Packet filtered";
            case 14 -> "Precedence Violation";
            case 15 -> "Precedence Cutoff";
            default -> "Dest Unreachable, Bad Code: " + f.code();
        };
    }

    private static String v6(IcmpSocket.Failure f) {
        return switch (f.type()) {
            case 1 ->
                "Destination unreachable: "
                        + switch (f.code()) {
                            case 0 -> "No route";
                            case 1 -> "Administratively prohibited";
                            case 2 -> "Beyond scope of source address";
                            case 3 -> "Address unreachable";
                            case 4 -> "Port unreachable";
                            default -> "Unknown code " + f.code();
                        };
            case 2 -> "Packet too big: mtu=" + f.info();
            case 3 -> "Time exceeded: " + (f.code() == 0 ? "Hop limit" : "Defragmentation failure");
            case 4 ->
                "Parameter problem: "
                        + (f.code() == 0
                                ? "Wrong header field "
                                : f.code() == 1 ? "Unknown header " : "Unknown option ");
            default -> "unknown icmp type: " + f.type();
        };
    }
}
