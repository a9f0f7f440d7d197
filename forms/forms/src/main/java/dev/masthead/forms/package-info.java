/**
 * Forms: a record with constraints becomes a {@link dev.masthead.forms.Form}; {@link dev.masthead.forms.Intake} takes
 * what readers post, checks it and stores it; {@link dev.masthead.forms.Submissions} reads it back.
 */
@NullMarked
package dev.masthead.forms;

import org.jspecify.annotations.NullMarked;
