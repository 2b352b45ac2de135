package main

func (t *trainer) pack() error { return nil }
