// Package notice tells by a text's words what it claims. A text comes in, and an answer
// goes out.
package notice
