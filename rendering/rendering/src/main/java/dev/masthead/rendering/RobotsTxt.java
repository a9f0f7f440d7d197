package dev.masthead.rendering;

/**
 * What a host's {@code robots.txt} says about the magazine. The file stands at the root of the host, which is the host's own:
 * these lines are added to it. They belong to no group, so that they may stand anywhere in it.
 */
public final class RobotsTxt {

    private RobotsTxt() {}

    /**
     * The lines that name the sitemaps, each with a line feed.
     *
     * @param absolute addresses in full
     */
    public static String lines(Links absolute) {
        if (!absolute.isAbsolute()) {
            throw new IllegalArgumentException(
                    "A robots.txt needs addresses in full: give it Links.absolute() or absoluteOr");
        }
        return "Sitemap: " + absolute.output("sitemap.xml") + "\nSitemap: " + absolute.output("sitemap-news.xml")
                + "\n";
    }
}
