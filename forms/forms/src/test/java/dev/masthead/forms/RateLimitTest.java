package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:15:30Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RateLimit limit(int address, int network) {
        return new RateLimit(new Rate(address, MINUTE), new Rate(network, MINUTE));
    }

    private static int passed(RateLimit limit, List<String> clients) {
        return (int) clients.stream()
                .filter(client -> limit.take(client, NOW).isEmpty())
                .count();
    }

    @Test
    void countsEachHouseholdOfIpv6AndEachAddressOfIpv4() {
        assertEquals(1, passed(limit(1, 99), List.of("2001:db8::1", "2001:db8::2", "[2001:DB8:0:0:ffff::3]")));
        assertEquals(2, passed(limit(1, 99), List.of("2001:db8:0:1::1", "2001:db8:0:2::1")));
        assertEquals(2, passed(limit(1, 99), List.of("192.0.2.1", "192.0.2.2", "192.0.2.1")));
    }

    @Test
    void takesAMappedAddressForWhatItMeans() {
        assertEquals(1, passed(limit(1, 99), List.of("192.0.2.1", "::ffff:192.0.2.1", "::ffff:c000:201")));
    }

    @Test
    void countsTheNetworkOfManyAddresses() {
        List<String> v4 = new ArrayList<>();
        List<String> v6 = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            v4.add("192.0.2." + i);
            v6.add("2001:db8:7:" + Integer.toHexString(i) + "::1");
        }
        assertEquals(5, passed(limit(1, 5), v4));
        assertEquals(5, passed(limit(1, 5), v6));
        assertEquals(2, passed(limit(1, 1), List.of("192.0.2.1", "192.0.3.1")));
        assertEquals(2, passed(limit(1, 1), List.of("2001:db8:7::1", "2001:db8:8::1")));
    }

    @Test
    void saysWhenTheLongerWaitIsOver() {
        RateLimit limit = limit(6, 6);
        for (int i = 0; i < 6; i++) {
            assertEquals(Optional.empty(), limit.take("192.0.2." + i, NOW));
        }
        assertEquals(Optional.of(Duration.ofSeconds(10)), limit.take("192.0.2.77", NOW));
        assertEquals(Optional.empty(), limit.take("192.0.2.77", NOW.plusSeconds(10)));
        assertEquals(Optional.of(Duration.ofSeconds(10)), limit.take("192.0.2.77", NOW.plusSeconds(10)));
    }

    @Test
    void countsWhatIsNoAddressUnderItsOwnName() {
        assertEquals(2, passed(limit(1, 1), List.of("unix:", "unix:", "unknown")));
    }

    @Test
    void letsExactlyAsManyPassAsTheRateSaysWhenSixteenComeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 200; round++) {
                assertEquals(100, passedAtOnce(threads, limit(100, 1_000), round));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Some threads bring a moment that others are past already. */
    private static int passedAtOnce(ExecutorService threads, RateLimit limit, int round) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> results = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            Instant now = NOW.plusMillis((thread + round) % 3);
            Callable<Integer> work = () -> {
                start.await();
                int passed = 0;
                for (int i = 0; i < 20; i++) {
                    passed += limit.take("192.0.2.1", now).isEmpty() ? 1 : 0;
                }
                return passed;
            };
            results.add(threads.submit(work));
        }
        start.countDown();
        int passed = 0;
        for (Future<Integer> result : results) {
            passed += result.get();
        }
        return passed;
    }

    @Test
    void keepsABoundedNumberOfAddresses() {
        RateLimit limit = limit(1, 1_000_000);
        for (int i = 0; i < 10_000; i++) {
            limit.take("10." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255), NOW);
        }
        assertEquals(true, limit.take("10.0.0.0", NOW).isPresent());
        for (int i = 0; i < 10_000; i++) {
            limit.take("11." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255), NOW);
        }
        assertEquals(Optional.empty(), limit.take("10.0.0.0", NOW));
    }
}
