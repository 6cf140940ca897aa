package io.flypg.language.parse;

import org.codehaus.groovy.ast.ModuleNode;

/** A part of a file as Groovy's parser read it. */
record Piece(ModuleNode module, Trouble trouble) {}
