/**
 * Challenges that a third party verifies: {@link dev.masthead.challenge.Captcha#turnstile} and {@link
 * dev.masthead.challenge.Captcha#hCaptcha}. A reader's browser calls that party at the first input, no sooner.
 */
@NullMarked
package dev.masthead.challenge;

import org.jspecify.annotations.NullMarked;
