/** Webhooks: {@link dev.masthead.webhook.Webhook} sends them, {@link dev.masthead.webhook.SignatureVerifier} checks them. */
@NullMarked
package dev.masthead.webhook;

import org.jspecify.annotations.NullMarked;
