package form

import (
	"strings"
	"sync"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// IsLanguage reports whether a name in lower case is one of a language that
// programs are written in, as fences call it.
func IsLanguage(name string) bool { return languages[name] }

// LanguageOfLabel is the language that a label beside a program names, as fences
// call it, "" if it names none.
func LanguageOfLabel(label string) string {
	label = strings.ToLower(strings.TrimRight(strings.TrimSpace(label), ":： "))
	if name := spokenLanguages[label]; name != "" {
		return name
	}
	if languages[label] {
		return label
	}
	return ""
}

// IsCodeLabel reports whether a label beside a program says that it is one, or what
// pressing the label does with it: copy it.
func IsCodeLabel(label string) bool { return codeLabels()[dom.PlainWords(label)] }

var codeLabels = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.CodeLabels) })

// spokenLanguages are names for readers whose name in a fence is another one.
var spokenLanguages = map[string]string{
	"objective-c": "objectivec", "visual basic": "vb", "visual basic .net": "vb", "vb.net": "vb", "shell session": "console",
	"python 3": "python", "python 2": "python", "c/c++": "cpp", "html5": "html", "css3": "css", "ecmascript": "javascript",
	"pl/sql": "plsql", "t-sql": "tsql", "common lisp": "lisp", "emacs lisp": "elisp",
}

// languages are the names that count as one without a prefix.
var languages = map[string]bool{
	"bash": true, "sh": true, "shell": true, "zsh": true, "fish": true, "console": true, "powershell": true, "batch": true,
	"c": true, "cpp": true, "c++": true, "csharp": true, "cs": true, "c#": true, "objectivec": true, "go": true, "golang": true,
	"java": true, "kotlin": true, "scala": true, "groovy": true, "clojure": true, "javascript": true, "js": true, "jsx": true,
	"typescript": true, "ts": true, "tsx": true, "json": true, "yaml": true, "yml": true, "toml": true, "xml": true, "html": true,
	"css": true, "scss": true, "less": true, "python": true, "python3": true, "py": true, "ruby": true, "rb": true, "rust": true,
	"rs": true, "swift": true, "dart": true, "php": true, "perl": true, "lua": true, "r": true, "julia": true, "haskell": true,
	"hs": true, "elixir": true, "erlang": true, "ocaml": true, "fsharp": true, "f#": true, "sql": true, "graphql": true, "diff": true,
	"dockerfile": true, "docker": true, "makefile": true, "cmake": true, "nginx": true, "ini": true, "latex": true, "tex": true,
	"markdown": true, "md": true, "vim": true, "lisp": true, "scheme": true, "racket": true, "zig": true, "nim": true, "nix": true,
	"asm": true, "wasm": true, "verilog": true, "vhdl": true, "matlab": true, "solidity": true, "terraform": true, "hcl": true,
	"proto": true, "protobuf": true, "svelte": true, "vue": true, "lean": true, "lean4": true, "text": true,
	"vb": true, "vbnet": true, "jsonc": true, "sass": true, "ipython": true, "ipython3": true, "pycon": true, "cython": true,
	"coffeescript": true, "fortran": true, "cobol": true, "pascal": true, "delphi": true, "prolog": true, "tcl": true, "awk": true,
	"elisp": true, "glsl": true, "hlsl": true, "cuda": true, "qml": true, "plsql": true, "tsql": true, "sparql": true, "cypher": true,
	"xquery": true, "xslt": true, "mermaid": true, "gdscript": true, "autohotkey": true, "systemverilog": true,
}
