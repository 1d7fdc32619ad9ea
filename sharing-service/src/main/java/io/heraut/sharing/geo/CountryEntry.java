package io.heraut.sharing.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import org.jspecify.annotations.Nullable;

/** What is read of an entry. Public because the reader makes them. */
public record CountryEntry(@Nullable Country country) {
    @MaxMindDbConstructor
    public CountryEntry(@MaxMindDbParameter(name = "country") @Nullable Country country) {
        this.country = country;
    }

    /**
     * A country as it stands in the file.
     *
     * @param isoCode ISO 3166-1 alpha-2, unchecked
     */
    public record Country(@Nullable String isoCode) {
        @MaxMindDbConstructor
        public Country(@MaxMindDbParameter(name = "iso_code") @Nullable String isoCode) {
            this.isoCode = isoCode == null ? null : isoCode.intern();
        }
    }
}
