package io.hefu.sms.message;

/** Why a message is sent; operators and laws treat the three differently. */
enum Category {
    PROMOTION,
    SERVICE,
    TRANSACTION
}
