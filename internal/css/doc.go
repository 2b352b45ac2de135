// Package css knows what hides a text from readers and not from machines: inline
// styles, colours, characters that turn direction or have no width.
//
// In come the values of style attributes and texts; out come a Style, and texts
// without the characters that nobody sees. What a style means for an element is
// decided where its surroundings are known, in mark. It imports no other room.
package css
