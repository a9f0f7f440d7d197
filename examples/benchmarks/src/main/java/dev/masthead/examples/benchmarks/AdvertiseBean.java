package dev.masthead.examples.benchmarks;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import dev.masthead.forms.EmailAddress;
import dev.masthead.forms.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The enquiry of an advertiser as Spring's data binder wants it: with setters, under the same constraints. */
public final class AdvertiseBean {

    /** Its constants are what is posted. */
    public enum Budget {
        /** Not decided yet. */
        undecided
    }

    @NotBlank
    @CodePoints(max = 200)
    private String name = "";

    @NotBlank
    @EmailAddress
    private String email = "";

    @NotBlank
    @CodePoints(max = 200)
    private String company = "";

    @CodePoints(max = 200)
    private String role = "";

    @PhoneNumber
    private String phone = "";

    @WebAddress
    private @Nullable URI website;

    private @Nullable Budget budget;

    @NotBlank
    @CodePoints(max = 5_000)
    private String message = "";

    /** Empty. */
    public AdvertiseBean() {}

    /** As posted. */
    public String getName() {
        return name;
    }

    /** As posted. */
    public void setName(String name) {
        this.name = name;
    }

    /** As posted. */
    public String getEmail() {
        return email;
    }

    /** As posted. */
    public void setEmail(String email) {
        this.email = email;
    }

    /** As posted. */
    public String getCompany() {
        return company;
    }

    /** As posted. */
    public void setCompany(String company) {
        this.company = company;
    }

    /** As posted. */
    public String getRole() {
        return role;
    }

    /** As posted. */
    public void setRole(String role) {
        this.role = role;
    }

    /** As posted. */
    public String getPhone() {
        return phone;
    }

    /** As posted. */
    public void setPhone(String phone) {
        this.phone = phone;
    }

    /** As posted. */
    public @Nullable URI getWebsite() {
        return website;
    }

    /** As posted. */
    public void setWebsite(@Nullable URI website) {
        this.website = website;
    }

    /** As posted. */
    public @Nullable Budget getBudget() {
        return budget;
    }

    /** As posted. */
    public void setBudget(@Nullable Budget budget) {
        this.budget = budget;
    }

    /** As posted. */
    public String getMessage() {
        return message;
    }

    /** As posted. */
    public void setMessage(String message) {
        this.message = message;
    }
}
