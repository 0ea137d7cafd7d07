package io.heard.contact;

/// What told us where a customer is, the most trusted first.
public enum Source {
    SAID("the customer said so"),
    PROFILE("by the profile's time zone"),
    BILLING("by the customer's address"),
    SHIPPING("by the shipping address"),
    PHONE("by the phone number"),
    COUNTRY("one of the country's zones"),
    AREA_CODE("by the phone's area code"),
    COMPANY("the company's zone, as nothing else is known");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
