// Package fetch asks servers for pages, politely: not faster than a host may
// be asked, not what its robots.txt forbids, and again where it says that it
// was busy. It knows HTTP, and nothing of pages but their first bytes.
//
// In comes an address, out comes a Page in memory. It may import coding and fault.
package fetch
