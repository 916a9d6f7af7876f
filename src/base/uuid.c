#include "base/uuid.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint64_t MS_MAX = UINT64_C(0xffffffffffff); /* 48 bits: the year 10889 */

/* Cheap and thread-safe after the first call. Without a random source the
 * library aborts by itself, so there is no failure to hand on. */
static void start_sodium(void)
{
    if (sodium_init() < 0)
        abort();
}

static uint64_t clamp_ms(int64_t utc_ms)
{
    uint64_t ms = utc_ms < 0 ? 0 : (uint64_t)utc_ms;
    return ms > MS_MAX ? MS_MAX : ms;
}

/* counter has 12 bits; the first two bits of tail give way to the variant. */
static void write_uuid(uint64_t ms, unsigned counter, const unsigned char tail[8],
                       char out[HOOF_UUID_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    unsigned char bytes[16];
    for (int i = 0; i < 6; i++)
        bytes[i] = (unsigned char)(ms >> (40 - 8 * i));
    bytes[6] = (unsigned char)(0x70 | (counter >> 8 & 0x0f));
    bytes[7] = (unsigned char)counter;
    memcpy(bytes + 8, tail, 8);
    bytes[8] = (unsigned char)(0x80 | (bytes[8] & 0x3f));
    char *to = out;
    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *to++ = '-';
        *to++ = hex[bytes[i] >> 4];
        *to++ = hex[bytes[i] & 15];
    }
    *to = '\0';
}

/* Ids rise by a counter within a millisecond (RFC 9562, 6.2, method 1). A clock
 * that goes back counts as one that stands still. A full counter borrows the
 * next millisecond, so 4,096 ids in one never repeat or wait. */
void hoof_uuid_new(struct hoof_uuid_source *source, int64_t utc_ms, char out[HOOF_UUID_TEXT])
{
    unsigned char noise[10];
    uint64_t ms = clamp_ms(utc_ms);
    bool started = source->last_ms || source->last_counter;
    start_sodium();
    randombytes_buf(noise, sizeof noise);
    /* The counter starts in its lower half: room to count. It is never 0, so
     * that a source in use differs from one of all zero bits. */
    uint16_t fresh = (uint16_t)(1 + ((noise[8] << 8 | noise[9]) & 0x7ff));
    if (!started || ms > source->last_ms) {
        source->last_ms = ms;
        source->last_counter = fresh;
    } else if (source->last_counter < 0xfff) {
        source->last_counter++;
    } else {
        source->last_ms++;
        source->last_counter = fresh;
    }
    write_uuid(source->last_ms, source->last_counter, noise, out);
}

void hoof_uuid_of_content(int64_t utc_ms, const char *canonical, size_t n, unsigned ordinal,
                          char out[HOOF_UUID_TEXT])
{
    crypto_generichash_state state;
    unsigned char hash[16];
    char number[16];
    int digits = snprintf(number, sizeof number, "%u", ordinal);
    start_sodium();
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    crypto_generichash_update(&state, (const unsigned char *)canonical, n);
    crypto_generichash_update(&state, (const unsigned char *)"", 1);
    crypto_generichash_update(&state, (const unsigned char *)number, (size_t)digits);
    crypto_generichash_final(&state, hash, sizeof hash);
    write_uuid(clamp_ms(utc_ms), (unsigned)hash[8] << 8 | hash[9], hash, out);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hoof_uuid_valid(const char *text)
{
    for (int i = 0; i < 36; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : hex_value(text[i]) < 0)
            return false; /* a text that ends early stops here too */
    }
    return !text[36] && text[14] == '7' && (hex_value(text[19]) & 0xc) == 0x8;
}

int64_t hoof_uuid_ms(const char *text)
{
    int64_t ms = 0;
    for (int i = 0; i < 13; i++)
        if (i != 8)
            ms = ms << 4 | (hex_value(text[i]) & 15);
    return ms;
}
