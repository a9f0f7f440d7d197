package dev.masthead.theme;

import java.util.List;

/** Markup such as the renderer of bodies makes, with each kind of block, and headlines for listings. */
final class SampleBody {

    static final String BEFORE = """
            <p>“You hear the bell now,” says the woman who sells the tickets. For sixty-one years nobody on the quay
            heard the <strong>church bell</strong> at ten past six, because at ten past six there was a diesel engine
            between the bell and everybody’s ears. Then, in March, the <a href="https://www.example.org/">new boat</a>
            came, and the village found out what else it had been missing.</p>
            <p>There is a dog. There is a flagpole with a loose halyard. There is, it turns out, a baker who sings. The
            crossing takes eleven minutes, as it always did, and the timetable still hangs crooked; but people have begun
            to stand at the rail and talk in the voice they use at home.</p>
            <h2 id="battery">A battery the size of a bus</h2>
            <p>The packs weigh <em>twenty-two tonnes</em> and stand where the engines stood. Each night the ramp’s own
            plug comes down with a clunk. The sequence is set out in <code>charge.plan</code>:</p>
            <ol>
            <li>Moor, lower the arm, wait for the click.</li>
            <li>Charge at 600 kW until the pilot light turns green.
            <ul>
            <li>In frost, warm the packs first.</li>
            </ul>
            </li>
            <li>Raise the arm. Nobody has ever forgotten.</li>
            </ol>
            <aside class="pull-quote">
            <p>The loudest thing on the quay is a gull, and he has noticed.</p>
            <p><cite>Marit Sørensen, harbour master</cite></p>
            </aside>
            <p>What the accounts say is less poetic and more persuasive. The operator’s figures for the first half year,
            printed here with its permission, cover all 4,312 crossings.</p>
            <div class="table-scroll" role="region" aria-label="Table 1" tabindex="0">
            <table>
            <thead>
            <tr><th scope="col">Per crossing</th><th scope="col" class="end">Diesel</th><th scope="col" class="end">Electric</th></tr>
            </thead>
            <tbody>
            <tr><td>Energy</td><td class="end">410 kWh</td><td class="end">138 kWh</td></tr>
            <tr><td>Cost</td><td class="end">€ 61.20</td><td class="end">€ 19.40</td></tr>
            <tr><td>Noise at the ramp</td><td class="end">84 dB</td><td class="end">57 dB</td></tr>
            </tbody>
            </table>
            </div>
            """;

    static final String AFTER = """
            <figure class="quote">
            <blockquote>
            <p>A quiet boat is not a smaller boat. It is a larger village.</p>
            </blockquote>
            <figcaption><cite>From the visitors’ book</cite></figcaption>
            </figure>
            <blockquote>
            <p>We had planned for complaints about the fare. We got one about the singing.</p>
            </blockquote>
            <hr>
            <pre tabindex="0" role="region" aria-label="Code 1"><code class="language-python">def minutes(distance_nm, knots):
                return 60 * distance_nm / knots  # slack water, and a line that is deliberately longer than the column is wide
            </code></pre>
            <figure class="picture">
            <img src="/magazine/media/1a2b/tide-curve.svg" alt="A curve with two humps." width="1600" height="900" loading="lazy" decoding="async">
            <figcaption>Two tides, one timetable. <span class="credit">Drawing: Harbour Review</span></figcaption>
            </figure>
            <p class="embed"><a href="https://www.example.org/film" rel="noopener"><span class="title">A film of the crossing</span> <span class="host">www.example.org</span></a></p>
            <h3 id="after">After six</h3>
            <p>At ten past six the bell rings. Everybody looks up, and then at one another, a little embarrassed, like
            people who have been found listening at a door.</p>
            """;

    static final List<List<String>> STORIES = List.of(
            List.of(
                    "The ferry that arrives quietly",
                    "An electric crossing of eleven minutes has changed a village by taking a sound away.",
                    "Boats",
                    "electric-ferry.svg"),
            List.of(
                    "How fog chooses a harbour",
                    "Two bays, one headland, and a difference of half a degree.",
                    "Science",
                    "buoys.svg"),
            List.of(
                    "The auction before breakfast",
                    "At five in the morning a fish has a price, a name and nine minutes.",
                    "Table",
                    "fish-auction.svg"),
            List.of(
                    "Nine metres of rope",
                    "The oldest routine in a modern port is a person stepping off one moving vessel on to another.",
                    "Ports",
                    "night-lock.svg"),
            List.of("The colour of a buoy", "Why red is not red at dusk.", "Design", "cardinal-marks.svg"),
            List.of(
                    "A bench for the sea wall",
                    "Three prototypes, one winter, and the question of where to put a wet dog.",
                    "Design",
                    "bench.svg"),
            List.of(
                    "One bucket of mackerel",
                    "Smoke, vinegar, flame: a supper in three parts.",
                    "Table",
                    "mackerel.svg"),
            List.of(
                    "What a small harbour dredges",
                    "Mud, mostly; but also the argument of a hundred years.",
                    "Ports",
                    "dredging.svg"));

    private SampleBody() {}
}
