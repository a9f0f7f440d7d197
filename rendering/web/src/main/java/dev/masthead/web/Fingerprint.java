package dev.masthead.web;

import dev.masthead.core.Magazine;
import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Equal for equal settings, on any node. */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(Magazine magazine, Forms forms, MastheadBuilder from, AssetFiles assets) {
        List<Object> all = List.of(
                magazine.name(),
                magazine.tagline(),
                magazine.description(),
                magazine.address(),
                magazine.timeZone(),
                magazine.language().toLanguageTag(),
                magazine.sections(),
                forms.all().stream().map(Fingerprint::of).toList(),
                from.overlays,
                from.permalinks,
                from.mountPath,
                new TreeMap<>(assets.hashes()));
        return EntityTag.hash(all.toString().getBytes(StandardCharsets.UTF_8), BYTES);
    }

    private static List<String> of(Form form) {
        return List.of(form.id(), form.version(), form.title(), form.submitLabel(), form.thanks());
    }
}
