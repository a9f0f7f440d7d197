package dev.masthead.forms;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains whose mailboxes are thrown away, with everything below them, in ASCII. */
final class DisposableDomains {

    private final Set<String> domains;

    DisposableDomains(Collection<String> domains) {
        this.domains = domains.stream().map(DisposableDomains::ascii).collect(Collectors.toUnmodifiableSet());
    }

    private static String ascii(String domain) {
        return Domain.toAscii(domain)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A disposable domain is a domain name, as trash.example; this is '" + domain + "'"));
    }

    /** Whether a valid e-mail address, or an empty text, is at one of them. */
    boolean isAddressOf(String address) {
        String domain =
                Domain.toAscii(address.substring(address.lastIndexOf('@') + 1)).orElse("");
        while (!domain.isEmpty()) {
            if (domains.contains(domain)) {
                return true;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return false;
    }
}
