package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** S-05, as far as it needs no server. */
class SettingsTest {

    @Test
    void providerIsFoundByItsName() {
        List<RecordStoreProvider> found = ServiceLoader.load(RecordStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("redis"))
                .toList();
        assertEquals(1, found.size());
        assertEquals(RedisStorage.class, found.get(0).getClass());
    }

    @Test
    void missingUrlIsNamed() {
        assertTrue(refusal(StoreSettings.none()).contains("'url'"));
    }

    @Test
    void malformedUrlIsRefusedWithoutBeingRepeated() {
        for (String url : List.of(
                "",
                "redis",
                "http://sesame",
                "redis://sesame:x",
                "redis://:sesame@127.0.0.1",
                "redis://127.0.0.1/sesame",
                "redis://127.0.0.1?sesame",
                "redis://se same")) {
            String refusal = refusal(StoreSettings.of(Map.of("url", url)));
            assertTrue(refusal.contains("'url'"), refusal);
            assertFalse(refusal.contains("sesame"), refusal);
        }
    }

    @Test
    void everyOtherSettingHasItsBounds() {
        StoreSettings good = StoreSettings.of(Map.of("url", "redis://127.0.0.1:23399/3"));
        for (Map.Entry<String, String> wrong : List.of(
                Map.entry("prefix", ""),
                Map.entry("prefix", "a}b"),
                Map.entry("prefix", "A"),
                Map.entry("timeout", "0"),
                Map.entry("timeout", "301"),
                Map.entry("timeout", "1.5"),
                Map.entry("connections", "-1"),
                Map.entry("connections", "99999999999"))) {
            String refusal = refusal(good.with(wrong.getKey(), wrong.getValue()));
            assertTrue(refusal.contains("'" + wrong.getKey() + "'"), refusal);
        }
    }

    @Test
    void passwordIsNotInTheText() {
        StoreSettings settings = StoreSettings.of(Map.of("url", "redis://127.0.0.1:6379", "password", "sesame"));
        assertFalse(RedisSettings.of(settings).toString().contains("sesame"));
    }

    private static String refusal(StoreSettings settings) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new RedisStorage().open(settings, List.of()));
        assertEquals(null, refusal.getCause());
        return String.valueOf(refusal.getMessage());
    }
}
