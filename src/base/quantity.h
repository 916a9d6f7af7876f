/*
 * quantity: numbers as people write them, and the units of the interchange file.
 *
 * Numbers take a decimal point or comma; a grouping that could be either
 * ("1,250") is refused with both readings, never guessed. Units are UCUM but
 * for "mcg" (the written form of microgram doses); the usual spellings of
 * people are read (`µg`, `ug`, `mg/24h`, `x10^9/L`) and come back as the one
 * name used here. Nothing is ever scaled silently: conversion is a call of its
 * own.
 */
#ifndef HOOF_BASE_QUANTITY_H
#define HOOF_BASE_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* Reads a whole number text of n bytes ("31.5", "31,5", "1 250", "1 1/2", "½"
 * are read; NaN, infinities, hex, 1e308 and more than 15 digits are not). A
 * point is always a decimal point, unless it groups twice or stands before a
 * decimal comma. */
bool hoof_number_parse(const char *text, size_t n, double *out, struct hoof_error *err);

/* The program's name of a unit as written ("µg" -> "mcg" when dose, "ug" else);
 * NULL when it is none that we know. */
enum hoof_unit_use { HOOF_UNIT_DOSE, HOOF_UNIT_RESULT };
const char *hoof_unit_name(const char *text, size_t n, enum hoof_unit_use use);

/* Refuses a text that hoof_unit_name() does not know, with the nearest unit, or
 * with what its spelling really says (`mg/24.h`). Returns false. */
bool hoof_unit_fail(const char *text, size_t n, struct hoof_error *err);

/* Length in bytes of the longest unit that starts at text (n bytes left) and
 * ends at a word boundary; 0 if none. For readers of sentences:
 * spellings that are words as well ("a", "in") do not count. */
size_t hoof_unit_prefix(const char *text, size_t n);

/* Converts between units of the same kind (10*3/uL and 10*9/L, mg and mcg,
 * [degF] and Cel, kg and [lb_av]); for the tests that interface-plan 18 names
 * also between mass and amount (test is that id, else NULL). False: these two
 * cannot be compared. */
bool hoof_unit_convert(double value, const char *from, const char *to, const char *test,
                       double *out);

/* The UCUM code of a unit name of ours (mcg -> ug). */
const char *hoof_unit_ucum(const char *name);

#endif
