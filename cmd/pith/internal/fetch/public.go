package fetch

import (
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"

	"github.com/pithmd/pith/internal/input/fault"
)

// reserved are addresses that netip has no question for and that lead, or
// may lead, to where only this machine or its network can go.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // shared by customers of a provider, and by clouds for their metadata
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // relays to IPv6
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // not in use
	netip.MustParsePrefix("64:ff9b::/96"),    // an address of IPv4 inside
	netip.MustParsePrefix("64:ff9b:1::/48"),  // the same, of a network's own
	netip.MustParsePrefix("100::/64"),        // discarded
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, tunnels among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // an address of IPv4 inside
	netip.MustParsePrefix("fec0::/10"),       // sites, of old
}

// isPublic reports whether an address is one that anybody can reach.
func isPublic(addr netip.Addr) bool {
	addr = addr.Unmap()
	if !addr.IsGlobalUnicast() || addr.IsPrivate() || addr.Zone() != "" {
		return false
	}
	for _, p := range reserved {
		if p.Contains(addr) {
			return false
		}
	}
	return true
}

// dialTimeout is how long a connection may take, as net/http has it.
const dialTimeout = 30 * time.Second

// publicOnly makes a transport that connects to public addresses alone. It
// looks at the address that is dialled, which no name and no redirect can
// change any more, and asks no proxy, which would dial in its place.
func publicOnly(t *http.Transport) {
	dialer := &net.Dialer{Timeout: dialTimeout, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !isPublic(to.Addr()) {
			return fault.New(fault.Input, "the address leads into a private network, which is not fetched from")
		}
		return nil
	}}
	t.DialContext = dialer.DialContext
	t.Proxy = nil
}
