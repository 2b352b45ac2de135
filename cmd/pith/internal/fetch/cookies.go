package fetch

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// NewJar makes an empty jar of cookies, for what servers set during a run.
func NewJar() http.CookieJar {
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // it has no error to return
	return jar
}

// LoadCookies puts the cookies of a file into a jar. It has the form that
// curl writes and add-ons of browsers export: a line for each, of seven fields
// between tabs: domain, whether for its subdomains, path, whether for https
// alone, when it ends, name, value.
func LoadCookies(jar http.CookieJar, file io.Reader) error {
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line, httpOnly := strings.CutPrefix(strings.TrimRight(lines.Text(), "\r"), "#HttpOnly_")
		if line == "" || strings.HasPrefix(line, "#") && !httpOnly {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 7 {
			return fmt.Errorf("line %d has %d fields between tabs and not 7: a file of cookies as curl writes is wanted", n, len(f))
		}
		host := strings.TrimPrefix(f[0], ".")
		cookie := &http.Cookie{Name: f[5], Value: f[6], Path: f[2], Secure: f[3] == "TRUE"}
		if f[1] == "TRUE" {
			cookie.Domain = host
		}
		jar.SetCookies(&url.URL{Scheme: "https", Host: host, Path: "/"}, []*http.Cookie{cookie})
	}
	return lines.Err()
}
