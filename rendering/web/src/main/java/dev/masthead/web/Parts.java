package dev.masthead.web;

import dev.masthead.core.Articles;
import dev.masthead.core.Outbox;
import dev.masthead.forms.Submissions;
import dev.masthead.rendering.Permalinks;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a magazine is made of, once built.
 *
 * @param articles the domain service
 * @param submissions what readers sent
 * @param outbox what leaves the house
 * @param assets the theme's files
 * @param sites the magazine's settings, as they are now
 * @param permalinks the form of articles' addresses
 * @param mountPath see {@link Masthead#mountPath()}
 * @param changes follows the changes of the content
 * @param cache rendered pages
 * @param cacheTags what caches in front are told
 * @param search answers readers who search; empty where they cannot
 * @param release see {@link MastheadBuilder#release}
 * @param clock tells now
 * @param defence what posts are held against before they reach the intake
 * @param previews see {@link Masthead#previews()}
 * @param resources what is closed with it
 */
record Parts(
        Articles articles,
        Submissions submissions,
        Outbox outbox,
        AssetFiles assets,
        Sites sites,
        Permalinks permalinks,
        String mountPath,
        Changes changes,
        PageCache cache,
        CacheTags cacheTags,
        Optional<SearchDesk> search,
        String release,
        InstantSource clock,
        Defence defence,
        Previews previews,
        Resources resources) {}
