#include "base/time.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { DAY_S = 86400, YEAR_MIN = 1900, YEAR_MAX = 2100 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Years are counted from March, so that the leap day is a year's last and the
 * lengths of months follow one formula; 400 years are 146,097 days. */
int32_t hoof_date_to_days(struct hoof_date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = (int32_t)floor_div(year, 400);
    int32_t year_of_era = year - era * 400;
    int32_t month = (date.month + 9) % 12;
    int32_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct hoof_date hoof_date_from_days(int32_t days)
{
    /* The years -32768 and 32767 are as far as struct hoof_date reaches. */
    static const int32_t first = -12687794, last = 11248737;
    days = days < first ? first : days > last ? last : days;
    int32_t from_era = days + 719468;
    int32_t era = (int32_t)floor_div(from_era, 146097);
    int32_t day_of_era = from_era - era * 146097;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month = (5 * day_of_year + 2) / 153;
    int32_t day = day_of_year - (153 * month + 2) / 5 + 1;
    int32_t civil_month = month < 10 ? month + 3 : month - 9;
    return (struct hoof_date){
        .year = (int16_t)(year_of_era + era * 400 + (civil_month <= 2)),
        .month = (int8_t)civil_month,
        .day = (int8_t)day,
    };
}

bool hoof_date_valid(struct hoof_date date)
{
    return date.year >= YEAR_MIN && date.year <= YEAR_MAX && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= month_days(date.year, date.month);
}

int hoof_date_compare(struct hoof_date a, struct hoof_date b)
{
    int32_t first = hoof_date_to_days(a), second = hoof_date_to_days(b);
    return (first > second) - (first < second);
}

struct hoof_date hoof_date_add_days(struct hoof_date date, int32_t days)
{
    int64_t sum = (int64_t)hoof_date_to_days(date) + days;
    sum = sum < INT32_MIN ? INT32_MIN : sum > INT32_MAX ? INT32_MAX : sum;
    return hoof_date_from_days((int32_t)sum);
}

struct hoof_date hoof_date_add_months(struct hoof_date date, int32_t months)
{
    int64_t count = (int64_t)date.year * 12 + (date.month - 1) + months;
    int64_t year = floor_div(count, 12);
    year = year < INT16_MIN ? INT16_MIN : year > INT16_MAX ? INT16_MAX : year;
    struct hoof_date sum = {
        .year = (int16_t)year,
        .month = (int8_t)(count - floor_div(count, 12) * 12 + 1),
        .day = date.day,
    };
    int last = month_days(sum.year, sum.month);
    if (sum.day > last)
        sum.day = (int8_t)last;
    return sum;
}

int hoof_date_weekday(struct hoof_date date)
{
    int32_t days = hoof_date_to_days(date); /* 1970-01-01 was a Thursday */
    return (int)(days + 3 - 7 * floor_div(days + 3, 7));
}

void hoof_civil(int64_t utc_s, int32_t offset_s, struct hoof_date *date, struct hoof_clock *clock)
{
    int64_t local = utc_s;
    if (__builtin_add_overflow(utc_s, (int64_t)offset_s, &local))
        local = utc_s;
    int64_t days = floor_div(local, DAY_S);
    int32_t second = (int32_t)(local % DAY_S);
    second += second < 0 ? DAY_S : 0;
    days = days < INT32_MIN ? INT32_MIN : days > INT32_MAX ? INT32_MAX : days;
    *date = hoof_date_from_days((int32_t)days);
    *clock = (struct hoof_clock){
        .hour = (int8_t)(second / 3600),
        .minute = (int8_t)(second / 60 % 60),
        .second = (int8_t)(second % 60),
    };
}

int64_t hoof_civil_seconds(struct hoof_date date, struct hoof_clock clock)
{
    return (int64_t)hoof_date_to_days(date) * DAY_S + clock.hour * 3600 + clock.minute * 60 +
           clock.second;
}

/* Reading. A cursor over the text; each reader leaves it where it stopped. */
struct cursor {
    const char *at, *end;
};

static bool read_digits(struct cursor *cursor, int count, int *out)
{
    int value = 0;
    if (cursor->end - cursor->at < count)
        return false;
    for (int i = 0; i < count; i++) {
        char c = cursor->at[i];
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    cursor->at += count;
    *out = value;
    return true;
}

static bool read_byte(struct cursor *cursor, char byte)
{
    if (cursor->at == cursor->end || *cursor->at != byte)
        return false;
    cursor->at++;
    return true;
}

static bool read_date(struct cursor *cursor, int *year, int *month, int *day)
{
    return read_digits(cursor, 4, year) && read_byte(cursor, '-') &&
           read_digits(cursor, 2, month) && read_byte(cursor, '-') && read_digits(cursor, 2, day);
}

/* The numbers are written well; does the calendar have that day? */
static bool check_date(int year, int month, int day, struct hoof_date *out, struct hoof_error *err)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    if (year < YEAR_MIN || year > YEAR_MAX)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The year %04d is out of range. Years from 1900 to 2100 are read.", year);
    if (month < 1 || month > 12)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%04d-%02d-%02d has no month %d. A date is written year-month-day, as "
                         "in 2026-11-23.",
                         year, month, day, month);
    int last = month_days(year, month);
    if (day < 1 || day > last)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%04d-%02d-%02d is not a day: %s %d has %d days. Check the date.", year,
                         month, day, names[month - 1], year, last);
    *out = (struct hoof_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

bool hoof_date_parse(const char *text, size_t n, struct hoof_date *out, struct hoof_error *err)
{
    struct cursor cursor = {text, text + n};
    int year, month, day;
    char shown[HOOF_SHOWN];
    if (!read_date(&cursor, &year, &month, &day) || cursor.at != cursor.end)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "\"%s\" is not a date. Write it as year-month-day, as in 2026-11-23.",
                         hoof_shown(text, n, shown));
    return check_date(year, month, day, out, err);
}

bool hoof_clock_parse(const char *text, size_t n, struct hoof_clock *out, struct hoof_error *err)
{
    struct cursor cursor = {text, text + n};
    int hour, minute, second = 0;
    char shown[HOOF_SHOWN];
    bool one_digit = n > 1 && text[1] == ':';
    bool good = read_digits(&cursor, one_digit ? 1 : 2, &hour) && read_byte(&cursor, ':') &&
                read_digits(&cursor, 2, &minute);
    if (good && cursor.at != cursor.end)
        good = read_byte(&cursor, ':') && read_digits(&cursor, 2, &second);
    if (!good || cursor.at != cursor.end || hour > 23 || minute > 59 || second > 59)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "\"%s\" is not a clock time. Write it as \"08:00\".",
                         hoof_shown(text, n, shown));
    *out = (struct hoof_clock){(int8_t)hour, (int8_t)minute, (int8_t)second};
    return true;
}

/* HH:MM, HH:MM:SS or HH:MM:SS.fff, as numbers. */
static bool read_clock(struct cursor *cursor, int *hour, int *minute, int *second)
{
    *second = 0;
    if (!read_digits(cursor, 2, hour) || !read_byte(cursor, ':') || !read_digits(cursor, 2, minute))
        return false;
    if (!read_byte(cursor, ':'))
        return true;
    if (!read_digits(cursor, 2, second))
        return false;
    if (!read_byte(cursor, '.'))
        return true;
    int digit, digits = 0;
    while (read_digits(cursor, 1, &digit))
        digits++;
    return digits > 0;
}

/* Nothing, "Z", "+05:45". *has tells whether there was one. */
static bool read_offset(struct cursor *cursor, int32_t *offset_s, bool *has)
{
    *has = cursor->at != cursor->end;
    *offset_s = 0;
    if (!*has || read_byte(cursor, 'Z') || read_byte(cursor, 'z'))
        return true;
    bool west = read_byte(cursor, '-');
    int hours, minutes;
    if ((!west && !read_byte(cursor, '+')) || !read_digits(cursor, 2, &hours) ||
        !read_byte(cursor, ':') || !read_digits(cursor, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *offset_s = (hours * 60 + minutes) * (west ? -60 : 60);
    return true;
}

static bool fail_moment(const char *text, size_t n, struct hoof_error *err)
{
    char shown[HOOF_SHOWN];
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%s\" is not a time. Write a date and a time, as in "
                     "2026-11-23T19:30:00-05:00, or a date alone, as in 2026-11-23.",
                     hoof_shown(text, n, shown));
}

bool hoof_moment_read(const char *text, size_t n, struct hoof_moment *out, bool *has_offset,
                      struct hoof_error *err)
{
    struct cursor cursor = {text, text + n};
    int year, month, day, hour, minute, second;
    *out = (struct hoof_moment){0};
    *has_offset = false;
    if (!read_date(&cursor, &year, &month, &day))
        return fail_moment(text, n, err);
    if (cursor.at == cursor.end) {
        if (!check_date(year, month, day, &out->date, err))
            return false;
        out->day_level = true;
        out->utc_s = hoof_civil_seconds(out->date, out->clock);
        return true;
    }
    if (!(read_byte(&cursor, 'T') || read_byte(&cursor, 't') || read_byte(&cursor, ' ')) ||
        !read_clock(&cursor, &hour, &minute, &second) ||
        !read_offset(&cursor, &out->offset_s, has_offset) || cursor.at != cursor.end)
        return fail_moment(text, n, err);
    if (!check_date(year, month, day, &out->date, err))
        return false;
    if (hour > 23 || minute > 59 || second > 60)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%02d:%02d:%02d is not a time of day. Hours go from 00 to 23, minutes "
                         "and seconds from 00 to 59.",
                         hour, minute, second);
    out->clock =
        (struct hoof_clock){(int8_t)hour, (int8_t)minute, (int8_t)(second > 59 ? 59 : second)};
    out->utc_s = hoof_civil_seconds(out->date, out->clock) - out->offset_s;
    return true;
}

bool hoof_moment_parse(const char *text, size_t n, struct hoof_moment *out, struct hoof_error *err)
{
    struct hoof_moment moment;
    bool has_offset;
    char shown[HOOF_SHOWN];
    if (!hoof_moment_read(text, n, &moment, &has_offset, err))
        return false;
    if (!moment.day_level && !has_offset)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "\"%s\" does not say how far the clock is from UTC. Add it at the end, "
                         "as in 2026-11-23T19:30:00-05:00.",
                         hoof_shown(text, n, shown));
    *out = moment;
    return true;
}

/* Writes at least `width` digits. */
static char *put_number(char *to, int value, int width)
{
    char digits[12];
    int count = 0;
    if (value < 0) {
        *to++ = '-';
        value = -value;
    }
    for (; value || count < width; value /= 10)
        digits[count++] = (char)('0' + value % 10);
    while (count)
        *to++ = digits[--count];
    *to = '\0';
    return to;
}

static char *put_date(char *to, struct hoof_date date)
{
    to = put_number(to, date.year, 4);
    *to++ = '-';
    to = put_number(to, date.month, 2);
    *to++ = '-';
    return put_number(to, date.day, 2);
}

void hoof_date_text(struct hoof_date date, char out[16])
{
    put_date(out, date);
}

void hoof_moment_text(const struct hoof_moment *moment, char out[32])
{
    if (moment->day_level) {
        put_date(out, moment->date);
        return;
    }
    /* Before clocks followed a standard time, offsets had seconds, which RFC
     * 3339 cannot write: round them and let the clock show the same instant. */
    int minutes = (int)floor_div((int64_t)moment->offset_s + 30, 60);
    struct hoof_date date;
    struct hoof_clock clock;
    hoof_civil(moment->utc_s, minutes * 60, &date, &clock);
    char *to = put_date(out, date);
    *to++ = 'T';
    to = put_number(to, clock.hour, 2);
    *to++ = ':';
    to = put_number(to, clock.minute, 2);
    *to++ = ':';
    to = put_number(to, clock.second, 2);
    if (!minutes) {
        memcpy(to, "Z", 2);
        return;
    }
    *to++ = minutes < 0 ? '-' : '+';
    minutes = minutes < 0 ? -minutes : minutes;
    to = put_number(to, minutes / 60, 2);
    *to++ = ':';
    put_number(to, minutes % 60, 2);
}
