package dev.masthead.web;

import dev.masthead.forms.TrustedProxies;

/**
 * What posts are held against before they reach the intake, and what every answer is sent with.
 *
 * @param limits of a body
 * @param proxies whose word about a client's address is believed
 * @param headers of every answer
 */
record Defence(Limits limits, TrustedProxies proxies, SecurityHeaders headers) {}
