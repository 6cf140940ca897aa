/** Text with styles, and the places it goes to: what each can show, decided once. */
@NullMarked
package io.flypg.cli.terminal;

import org.jspecify.annotations.NullMarked;
