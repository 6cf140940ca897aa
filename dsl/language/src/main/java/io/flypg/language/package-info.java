/**
 * Definition files become words with values and places. Groovy's own parser reads them; nothing in them is ever compiled or run:
 * {@code scan} bounds and refuses, {@code parse} makes our tree out of Groovy's, {@code evaluate} makes words out of the tree.
 *
 * <p>Several files and folders are one definition: their words are put together in the order the files are named in, those of a folder
 * by name. Each file has names of its own. What several files need (a {@code def}, a function, a parameter) stands in one of them, and
 * the others say {@code use 'lib/tiers'}: from there on its names stand for its values, and its words are part of the definition, once,
 * however many files use it. Names it got by {@code use} itself are not passed on. A used file lies below the folder of the file that
 * was named first, behind all links, and its name ends in {@code .flypg.groovy}, which {@code use} leaves out.
 *
 * <p>{@code use('templates/ha', with: [size: 40.GB]) { … }} is another thing: the words of that file come here, made anew with these values
 * for its parameters, and as often as that is written; none of its names do. Words in the braces are laid over those it makes. A folder
 * stands for the definition called after it. {@code sha256: '…'} behind either form says what the file has to be.
 *
 * <p>{@code parameter('size', default: 20.GB, min: 1.GB, max: 1.TB, doc: '…')} gives a name a value from the command line. Its type is
 * that of the values behind it ({@code type: Size} where there are none), {@code oneOf: ['ams', 'fra']} says all that is possible, and a
 * parameter is one of the whole definition.
 */
@NullMarked
package io.flypg.language;

import org.jspecify.annotations.NullMarked;
