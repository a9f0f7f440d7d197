package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.at(List.of("10.0.0.0/8", "2001:db8::/32", "127.0.0.1"));

    @ParameterizedTest(name = "peer {0}, X-Forwarded-For {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1    | 192.0.2.7                     | 192.0.2.7",
                "10.0.0.1    | 1.2.3.4, 192.0.2.7            | 192.0.2.7",
                "10.0.0.1    | 1.2.3.4, 192.0.2.7, 10.9.9.9  | 192.0.2.7",
                "10.0.0.1    | 192.0.2.7:4711                | 192.0.2.7",
                "10.0.0.1    | [2001:db9::1]:4711            | [2001:db9::1]",
                "[2001:db8::5] | 2001:db9::1                 | 2001:db9::1",
                "::ffff:10.0.0.1 | 192.0.2.7                 | 192.0.2.7",
                "10.0.0.1    | ::ffff:10.0.0.2, ::ffff:10.0.0.3 | ::ffff:10.0.0.2",
                "10.0.0.1    | 192.0.2.7, garbage            | 10.0.0.1",
                "10.0.0.1    | garbage, 10.0.0.2             | 10.0.0.2",
                "10.0.0.1    | 192.0.2.7,                    | 10.0.0.1",
                "10.0.0.1    | 10.0.0.2, 10.0.0.3            | 10.0.0.2",
                "192.0.2.9   | 1.2.3.4                       | 192.0.2.9",
                "127.0.0.2   | 1.2.3.4                       | 127.0.0.2",
                "unix:       | 1.2.3.4                       | unix:",
            })
    void walksFromTheRightThroughWhomItTrusts(String peer, String header, String client) {
        assertEquals(client, proxies.clientAddress(peer, List.of(header)));
    }

    @Test
    void joinsHeaderFieldsInTheirOrderAndTrustsNobodyUnlessTold() {
        assertEquals("192.0.2.7", proxies.clientAddress("10.0.0.1", List.of("1.2.3.4", "192.0.2.7", "10.0.0.9")));
        assertEquals("10.0.0.1", proxies.clientAddress("10.0.0.1", List.of()));
        assertEquals("10.0.0.1", TrustedProxies.none().clientAddress("10.0.0.1", List.of("1.2.3.4")));
    }

    @ParameterizedTest(name = "Forwarded {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.7                                         | 192.0.2.7",
                "For=\"192.0.2.7:80\";proto=https;by=203.0.113.43      | 192.0.2.7",
                "proto=http; for=\"[2001:db9:cafe::17]:4711\"          | [2001:db9:cafe::17]",
                "for=1.2.3.4, for=192.0.2.7, for=10.0.0.8              | 192.0.2.7",
                "for=192.0.2.7, for=_hidden                            | 10.0.0.1",
                "for=192.0.2.7, for=unknown                            | 10.0.0.1",
                "by=192.0.2.7                                          | 10.0.0.1",
                "xfor=192.0.2.7                                        | 10.0.0.1",
                "host=\"a;for=6.6.6.6;b\";for=192.0.2.7                | 192.0.2.7",
                "host=\"a, for=6.6.6.6, b\";for=192.0.2.7              | 10.0.0.1",
                "for=6.6.6.6;for=192.0.2.7                             | 10.0.0.1",
                "for=192.0.2.7;                                        | 192.0.2.7",
            })
    void readsTheStandardHeaderInstead(String header, String client) {
        TrustedProxies standard = proxies.readingForwarded();
        assertEquals("Forwarded", standard.header());
        assertEquals(client, standard.clientAddress("10.0.0.1", List.of(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/33", "::/129", "10.0.0/8", "localhost", "10.0.0.01", "10.0.0.0/-1", "10.0.0.0/x"})
    void refusesWhatIsNoNetwork(String cidr) {
        assertThrows(IllegalArgumentException.class, () -> TrustedProxies.at(List.of(cidr)));
    }

    @Test
    void endsSoonOnALongList() {
        String header = "10.0.0.2, ".repeat(100_000) + "10.0.0.3";
        assertEquals("10.0.0.2", proxies.clientAddress("10.0.0.1", List.of(header)));
    }
}
