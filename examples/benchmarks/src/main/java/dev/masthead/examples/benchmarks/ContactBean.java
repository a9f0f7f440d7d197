package dev.masthead.examples.benchmarks;

import dev.masthead.core.CodePoints;
import dev.masthead.forms.EmailAddress;
import dev.masthead.forms.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** The contact form as Spring's data binder wants it: with setters, under the same constraints. */
public final class ContactBean {

    @NotBlank
    @CodePoints(max = 200)
    private String name = "";

    @NotBlank
    @EmailAddress
    private String email = "";

    @PhoneNumber
    private String phone = "";

    @Pattern(regexp = "|question|correction|subscription|press|other")
    private String topic = "";

    @NotBlank
    @CodePoints(max = 5_000)
    private String message = "";

    /** Empty. */
    public ContactBean() {}

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
    public String getPhone() {
        return phone;
    }

    /** As posted. */
    public void setPhone(String phone) {
        this.phone = phone;
    }

    /** As posted. */
    public String getTopic() {
        return topic;
    }

    /** As posted. */
    public void setTopic(String topic) {
        this.topic = topic;
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
