/** What people and programs get to see: each view is made of data and prints nothing by itself. */
@NullMarked
package io.flypg.cli.view;

import org.jspecify.annotations.NullMarked;
