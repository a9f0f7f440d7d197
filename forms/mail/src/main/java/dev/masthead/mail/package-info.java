/** Mail: {@link dev.masthead.mail.EditorsNotice} to the editors, {@link dev.masthead.mail.ReaderAnswer} to the reader. */
@NullMarked
package dev.masthead.mail;

import org.jspecify.annotations.NullMarked;
