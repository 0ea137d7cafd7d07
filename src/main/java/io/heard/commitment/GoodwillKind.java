package io.heard.commitment;

/// What a customer gets although nobody owes it to them.
public enum GoodwillKind {
    CREDIT,
    /// They need not send it back.
    KEEP_ITEM,
    SHIPPING,
    GIFT,
    REPLACEMENT
}
