package dev.masthead.web;

import dev.masthead.core.Magazine;
import dev.masthead.core.MediaLibrary;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.rendering.Links;

/**
 * Everything that follows from the magazine's settings, made anew when they change.
 *
 * @param generation counts the changes
 * @param magazine the settings
 * @param forms what readers are offered, in its language
 * @param links its addresses
 * @param media its pictures
 * @param pages what renders its pages
 * @param intake what takes posts
 * @param occupied the sections in which there is something
 * @param fingerprint equal for equal settings: everything that pages show besides articles
 */
record Site(
        long generation,
        Magazine magazine,
        Forms forms,
        Links links,
        MediaLibrary media,
        Pages pages,
        Intake intake,
        OccupiedSections occupied,
        String fingerprint) {}
