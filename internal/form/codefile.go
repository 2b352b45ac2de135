package form

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// FileNameOf is the name of the file that an attribute of a block of code, or of
// the frame around it, says it is of, "" if none does.
func FileNameOf(nodes ...*html.Node) string {
	for _, n := range nodes {
		for _, key := range [...]string{"data-filename", "data-file", "filename", "data-title", "title"} {
			if name := strings.TrimSpace(dom.AttrOr(n, key)); IsFileName(name) {
				return name
			}
		}
	}
	return ""
}

// IsFileName reports whether a label is the name of a file, with or without the
// folders that it is in.
func IsFileName(s string) bool {
	const most = 120 // bytes
	if s == "" || len(s) > most || strings.ContainsAny(s, " \t\n<>|\"':;,()") || strings.Contains(s, "//") {
		return false
	}
	base := s[strings.LastIndexByte(s, '/')+1:]
	if _, whole := fileNames[strings.ToLower(base)]; whole {
		return true
	}
	_, known := extensions[extensionOf(base)]
	return known
}

// LanguageOfFile is the language that the name of a file tells, "" if it tells
// none.
func LanguageOfFile(name string) string {
	base := strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	if lang, whole := fileNames[base]; whole {
		return lang
	}
	return extensions[extensionOf(base)]
}

// extensionOf is what stands behind the last full stop of a name.
func extensionOf(base string) string {
	dot := strings.LastIndexByte(base, '.')
	if dot < 1 {
		return ""
	}
	return strings.ToLower(base[dot+1:])
}

// fileNames are files whose whole name tells what they are, and their language.
var fileNames = map[string]string{
	"makefile": "makefile", "dockerfile": "dockerfile", "containerfile": "dockerfile", "gemfile": "ruby", "rakefile": "ruby",
	"jenkinsfile": "groovy", "vagrantfile": "ruby", "caddyfile": "", "procfile": "", ".env": "", ".gitignore": "", ".bashrc": "bash",
	".zshrc": "zsh", ".vimrc": "vim", ".editorconfig": "ini", ".npmrc": "ini",
}

// extensions are the endings of files that are shown as code, and their languages
// as fences call them.
var extensions = map[string]string{
	"py": "python", "rb": "ruby", "rs": "rust", "go": "go", "mod": "", "java": "java", "kt": "kotlin", "kts": "kotlin", "scala": "scala",
	"js": "js", "mjs": "js", "cjs": "js", "jsx": "jsx", "ts": "ts", "mts": "ts", "tsx": "tsx", "vue": "vue", "svelte": "svelte", "astro": "astro",
	"c": "c", "h": "c", "cc": "cpp", "cpp": "cpp", "cxx": "cpp", "hpp": "cpp", "cs": "csharp", "fs": "fsharp", "swift": "swift", "m": "",
	"php": "php", "pl": "perl", "lua": "lua", "r": "r", "jl": "julia", "hs": "haskell", "ml": "ocaml", "ex": "elixir", "exs": "elixir",
	"erl": "erlang", "clj": "clojure", "dart": "dart", "zig": "zig", "nim": "nim", "nix": "nix", "lean": "lean", "v": "", "vhdl": "vhdl",
	"sh": "sh", "bash": "bash", "zsh": "zsh", "fish": "fish", "ps1": "powershell", "bat": "batch", "sql": "sql", "graphql": "graphql",
	"json": "json", "jsonc": "json", "json5": "json", "yaml": "yaml", "yml": "yaml", "toml": "toml", "xml": "xml", "ini": "ini", "cfg": "ini",
	"conf": "", "properties": "", "env": "", "lock": "", "gradle": "groovy", "groovy": "groovy", "tf": "hcl", "hcl": "hcl", "proto": "proto",
	"html": "html", "htm": "html", "css": "css", "scss": "scss", "less": "less", "md": "md", "mdx": "", "rst": "", "tex": "tex",
	"txt": "", "csv": "", "log": "", "diff": "diff", "patch": "diff", "ipynb": "json", "sol": "solidity", "asm": "asm", "cmake": "cmake",
}
