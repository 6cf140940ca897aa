package io.flypg.engine.resource;

/** Something that a declared resource is made from: looked at for its plan, and never planned or deleted itself. */
public interface Source {}
