//go:build !race

package pith

const underRace = false
